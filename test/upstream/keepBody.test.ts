import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createKeepBody } from "../../server/upstream/keepBody.ts";
import { handClock } from "./server.ts";

let directory = "";
const clock = handClock(Date.parse("2030-03-17T07:00:00Z"));
const said: string[] = [];
const log = (_level: string, what: string) => void said.push(what);
const names = () => readdirSync(join(directory, "nowcast")).sort();

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sigap-kept-"));
  said.length = 0;
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe("F18 kept bodies", () => {
  test("a body and its reason, once", async () => {
    const keep = createKeepBody({ directory, clock, log });
    await keep("nowcast", "not JSON", "<oops>");
    clock.advance(60_000);
    await keep("nowcast", "not JSON", "<oops>");
    await createKeepBody({ directory, clock, log })("nowcast", "not JSON", "<oops>");
    const [body = "", reason = ""] = names();
    expect(names()).toHaveLength(2);
    expect(body).toMatch(/^20300317T070000000Z-[0-9a-f]{12}\.body$/);
    expect(readFileSync(join(directory, "nowcast", body), "utf8")).toBe("<oops>");
    expect(readFileSync(join(directory, "nowcast", reason), "utf8")).toBe("not JSON\n");
    await keep("nowcast", "another reason", "<oops>");
    expect(names()).toHaveLength(4);
  });

  test("bounded in number and in bytes, the oldest go first; a long body is cut", async () => {
    const keep = createKeepBody({ directory, clock, log, maxFiles: 3, maxBytes: 25, maxBodyBytes: 10 });
    for (let i = 0; i < 6; i++) {
      clock.advance(1000);
      await keep("nowcast", "reason", `${i}`.repeat(i < 4 ? 2 : 100));
    }
    const bodies = names().filter((name) => name.endsWith(".body"));
    expect(bodies.map((name) => readFileSync(join(directory, "nowcast", name), "utf8"))).toEqual([
      "33",
      "4444444444",
      "5555555555",
    ]);
    expect(names()).toHaveLength(6);
    clock.advance(1000);
    await keep("nowcast", "reason", "6".repeat(100));
    expect(names().filter((name) => name.endsWith(".body"))).toHaveLength(2);
  });

  test("a disk that refuses is told, not thrown", async () => {
    writeFileSync(join(directory, "nowcast"), "a file where the folder should be");
    await createKeepBody({ directory, clock, log })("nowcast", "reason", "body");
    expect(said).toEqual(["an unreadable body could not be kept"]);
  });
});
