import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openEndedSessions } from "../../server/access/endedSessions.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { DAY_MS } from "../../shared/time.ts";
import { eventually } from "../eventually.ts";

const folder = mkdtempSync(join(tmpdir(), "sigap-ended-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Nodes on one journal, which hear each other's pulses. */
function nodes(journal: Awaited<ReturnType<typeof openSqlite>>) {
  const listeners: ((text: string) => void)[] = [];
  let now = 100 * DAY_MS;
  return {
    later: (ms: number) => void (now += ms),
    open: () =>
      openEndedSessions({
        keep: (name, value) => journal.keep(name, value),
        pulse: (text) => listeners.forEach((listener) => listener(text)),
        onPulse: (listener) => void listeners.push(listener),
        clock: { now: () => now, steady: () => now, rate: 1 },
        log: () => expect.fail("nothing fails here"),
      }),
  };
}

test("access.5 a session that was ended is ended on every node, after a restart, and over midnight", async () => {
  const journal = await openSqlite(join(folder, "sigap.db"));
  const { open, later } = nodes(journal);
  const [a, b] = [await open(), await open()];
  let heard = 0;
  b.onEnd(() => heard++);
  a.end("first");
  b.end("second");
  a.end("third");
  expect([a, b].map((node) => ["first", "second", "third", "fourth"].map(node.has))).toEqual([
    [true, true, true, false],
    [true, true, true, false],
  ]);
  expect(heard).toBeGreaterThanOrEqual(3);
  // The journal takes them one after the other, behind the answer.
  await eventually(async () => {
    const again = await open();
    expect(["first", "second", "third"].map(again.has)).toEqual([true, true, true]);
  });
  later(DAY_MS / 2);
  const restarted = await open();
  restarted.end("fifth");
  later(DAY_MS / 2);
  await eventually(async () => {
    const nextDay = await open();
    expect(["first", "third", "fifth", "fourth"].map(nextDay.has)).toEqual([true, true, true, false]);
  });
  await journal.close();
});

test("access.5 what can't be kept holds here, and the log says until when", async () => {
  const logged: unknown[][] = [];
  let fails = false;
  const ended = await openEndedSessions({
    keep: (_, value) => (fails ? Promise.reject(new Error("disk full")) : Promise.resolve(value)),
    pulse: () => undefined,
    onPulse: () => undefined,
    clock: { now: () => 0, steady: () => 0, rate: 1 },
    log: (...line) => void logged.push(line),
  });
  fails = true;
  ended.end("x");
  await eventually(() => expect(JSON.stringify(logged)).toContain("it holds until the next start"));
  expect(ended.has("x")).toBe(true);
});
