import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createAuth, DESK_COOKIE, SESSION_MS } from "../../server/access/auth.ts";
import { deskSecret } from "../../server/access/deskSecret.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";

const SECRET = "kata-kunci-meja-piket";
const folder = mkdtempSync(join(tmpdir(), "sigap-auth-"));
afterAll(() => rmSync(folder, { recursive: true }));

function setUp(secret = SECRET) {
  const clock = { now: () => clock.at, steady: () => clock.at, rate: 1, at: 1_000_000 };
  const auth = createAuth({ secret, clock, log: () => undefined });
  const open = () => {
    const login = auth.login("10.0.0.1", secret);
    if (login.outcome !== "open") throw new Error(login.outcome);
    return `${login.cookie.name}=${login.cookie.value}`;
  };
  return { clock, auth, open };
}

describe("the desk's door", () => {
  test("K1 opens for the secret alone", () => {
    const { auth, open } = setUp();
    expect(auth.isDesk(open())).toBe(true);
    expect(auth.isDesk(`theme=dark; ${open()}; other=1`)).toBe(true);
    for (const wrong of ["", SECRET.slice(1), `${SECRET} `, SECRET.toUpperCase()])
      expect(auth.login(`10.0.1.${wrong.length}`, wrong)).toEqual({ outcome: "wrong" });
  });

  test.each([
    ["no cookie", undefined],
    ["an empty one", `${DESK_COOKIE}=`],
    ["no signature", `${DESK_COOKIE}=99999999999`],
    ["a made-up one", `${DESK_COOKIE}=99999999999.${"A".repeat(43)}`],
  ])("K1 stays shut for %s", (_, cookie) => expect(setUp().auth.isDesk(cookie)).toBe(false));

  test("K1 stays shut when a session's end was moved, its signature touched, or another secret signed it", () => {
    const { auth, open } = setUp();
    const cookie = open();
    expect(auth.isDesk(cookie.replace(/=(\d+)/, (_, at) => `=${Number(at) + 1}`))).toBe(false);
    expect(auth.isDesk(cookie.slice(0, -1) + (cookie.endsWith("A") ? "B" : "A"))).toBe(false);
    expect(auth.isDesk(setUp("another-secret-here").open())).toBe(false);
  });

  test("K2 a session ends after 12 hours", () => {
    const { auth, open, clock } = setUp();
    const cookie = open();
    clock.at += SESSION_MS - 1;
    expect(auth.isDesk(cookie)).toBe(true);
    clock.at += 1;
    expect(auth.isDesk(cookie)).toBe(false);
  });

  test("clock.2 a session that was opened by a clock far ahead is none by the right one", () => {
    const { auth, open, clock } = setUp();
    clock.at += 16 * 365 * DAY_MS;
    const cookie = open();
    expect(auth.isDesk(cookie)).toBe(true);
    clock.at -= 16 * 365 * DAY_MS;
    expect(auth.isDesk(cookie)).toBe(false);
  });

  test("K3 five wrong secrets within a minute close it to that address, to the right secret too", () => {
    const { auth, clock } = setUp();
    for (let i = 0; i < 5; i++) expect(auth.login("10.0.0.9", "wrong")).toEqual({ outcome: "wrong" });
    clock.at += 15_000;
    expect(auth.login("10.0.0.9", SECRET)).toEqual({ outcome: "too-many", waitS: 45 });
    expect(auth.login("10.0.0.8", SECRET).outcome).toBe("open");
    clock.at += MINUTE_MS - 15_000;
    expect(auth.login("10.0.0.9", SECRET).outcome).toBe("open");
  });
});

describe("the secret", () => {
  const nothing = () => undefined;
  const config = (name: string) => ({ DATA_DIR: join(folder, name), DESK_SECRET: undefined });

  test("K4 is made at the first start, readable to its owner alone, and told once", async () => {
    const told: unknown[] = [];
    const file = join(folder, "new", "sigap.db");
    const journal = await openSqlite(file);
    const secret = await deskSecret(config("new"), journal, (...line) => void told.push(line));
    expect(JSON.stringify(told)).toContain(secret);
    for (const each of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(each).mode & 0o777, each).toBe(0o600);
    told.length = 0;
    expect(await deskSecret(config("new"), journal, (...line) => void told.push(line))).toBe(secret);
    await journal.close();
    const again = await openSqlite(file);
    expect(await deskSecret(config("elsewhere"), again, (...line) => void told.push(line))).toBe(secret);
    await again.close();
    expect(told).toEqual([]);
  });

  test("K4 of the environment is neither kept nor told", async () => {
    const keeper = { keep: () => expect.fail("kept") };
    const given = { DATA_DIR: join(folder, "none"), DESK_SECRET: SECRET };
    expect(await deskSecret(given, keeper, () => expect.fail("told"))).toBe(SECRET);
  });

  test("access.2 what a file of an earlier Sigap holds is taken over, told nowhere, and holds without the file", async () => {
    const { DATA_DIR } = config("older");
    const journal = await openSqlite(join(DATA_DIR, "sigap.db"));
    writeFileSync(join(DATA_DIR, "desk-secret"), `${SECRET}\n`);
    expect(await deskSecret(config("older"), journal, () => expect.fail("told"))).toBe(SECRET);
    rmSync(join(DATA_DIR, "desk-secret"));
    expect(await deskSecret(config("older"), journal, () => expect.fail("told"))).toBe(SECRET);
    await journal.close();
  });

  test("access.2 of two nodes with files of their own the first one's holds, and the other says so without telling it", async () => {
    const { DATA_DIR } = config("second");
    const journal = await openSqlite(join(DATA_DIR, "sigap.db"));
    await journal.keep("desk-secret", "of-the-first-node");
    writeFileSync(join(DATA_DIR, "desk-secret"), `${SECRET}\n`);
    const told: unknown[][] = [];
    expect(await deskSecret(config("second"), journal, (...line) => void told.push(line))).toBe("of-the-first-node");
    await journal.close();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/of-the-first-node|kata-kunci/);
  });

  test("an empty file is refused with a sentence", async () => {
    writeFileSync(join(folder, "desk-secret"), "\n");
    const keeper = { keep: () => expect.fail("kept") };
    await expect(deskSecret(config("."), keeper, nothing)).rejects.toThrow(/holds no desk secret/);
  });
});
