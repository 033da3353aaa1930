import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createAuth, SESSION_MS } from "../../server/access/auth.ts";
import { neighbourhood } from "../../server/access/caller.ts";
import { deskSecret } from "../../server/access/deskSecret.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import type { Row } from "../../server/store/vault/rows.ts";
import { keepSecret } from "../../server/store/vault/secrets.ts";
import { DAY_MS, MINUTE_MS } from "../../shared/time.ts";
import { endedSessions } from "../make/endedSessions.ts";

const SECRET = "kata-kunci-meja-piket";
const folder = mkdtempSync(join(tmpdir(), "sigap-auth-"));
afterAll(() => rmSync(folder, { recursive: true }));

function setUp(secret = SECRET, instance = "epoch") {
  const clock = { now: () => clock.at, steady: () => clock.at, rate: 1, at: 1_000_000 };
  const auth = createAuth({ secret, instance, clock, ended: endedSessions(), log: () => undefined });
  const login = (address: string, given: string, secure = false) => auth.login({ address, secure }, given);
  const isDesk = (cookie: string | undefined, secure = false) => auth.isDesk(cookie, secure);
  const open = (secure = false) => {
    const opened = login("10.0.0.1", secret, secure);
    if (opened.outcome !== "open") throw new Error(opened.outcome);
    return `${opened.cookie.name}=${opened.cookie.value}`;
  };
  return { clock, auth, login, isDesk, open };
}
const NAME = setUp().auth.cookieName(false);

describe("the desk's door", () => {
  test("K1 opens for the secret alone", () => {
    const { login, isDesk, open } = setUp();
    expect(isDesk(open())).toBe(true);
    expect(isDesk(`theme=dark; ${open()}; other=1`)).toBe(true);
    for (const wrong of ["", SECRET.slice(1), `${SECRET} `, SECRET.toUpperCase()])
      expect(login(`10.0.1.${wrong.length}`, wrong)).toEqual({ outcome: "wrong" });
  });

  test.each([
    ["no cookie", undefined],
    ["an empty one", `${NAME}=`],
    ["no signature", `${NAME}=99999999999`],
    ["a made-up one", `${NAME}=99999999999.${"A".repeat(43)}`],
  ])("K1 stays shut for %s", (_, cookie) => expect(setUp().isDesk(cookie)).toBe(false));

  test("K1 stays shut when a session's end was moved, its signature touched, or another secret signed it", () => {
    const { isDesk, open } = setUp();
    const cookie = open();
    expect(isDesk(cookie.replace(/=(\d+)/, (_, at) => `=${Number(at) + 1}`))).toBe(false);
    expect(isDesk(cookie.slice(0, -1) + (cookie.endsWith("A") ? "B" : "A"))).toBe(false);
    expect(isDesk(setUp("another-secret-here").open())).toBe(false);
  });

  test("K2 a session ends after 12 hours", () => {
    const { isDesk, open, clock } = setUp();
    const cookie = open();
    clock.at += SESSION_MS - 1;
    expect(isDesk(cookie)).toBe(true);
    clock.at += 1;
    expect(isDesk(cookie)).toBe(false);
  });

  test("clock.2 a session that was opened by a clock far ahead is none by the right one", () => {
    const { isDesk, open, clock } = setUp();
    clock.at += 16 * 365 * DAY_MS;
    const cookie = open();
    expect(isDesk(cookie)).toBe(true);
    clock.at -= 16 * 365 * DAY_MS;
    expect(isDesk(cookie)).toBe(false);
  });

  test("K3 five wrong secrets within a minute close it to that address, to the right secret too", () => {
    const { login, clock } = setUp();
    for (let i = 0; i < 5; i++) expect(login("10.0.0.9", "wrong")).toEqual({ outcome: "wrong" });
    clock.at += 15_000;
    expect(login("10.0.0.9", SECRET)).toEqual({ outcome: "too-many", waitS: 45 });
    expect(login("10.0.0.8", SECRET).outcome).toBe("open");
    clock.at += MINUTE_MS - 15_000;
    expect(login("10.0.0.9", SECRET).outcome).toBe("open");
  });
});

describe("sessions of several instances and of many askers", () => {
  test("access.4 each instance has a cookie of its own, so that of two on one host neither ends the other's session", () => {
    const [live, drill] = [setUp(), setUp(SECRET, "epoch of a drill")];
    const both = `${live.open()}; ${drill.open()}`;
    expect([live.isDesk(both), drill.isDesk(both)]).toEqual([true, true]);
    expect(drill.isDesk(live.open().replace(NAME, drill.auth.cookieName(false)))).toBe(false);
    live.auth.logout(both, false);
    expect([live.isDesk(both), drill.isDesk(both)]).toEqual([false, true]);
  });

  test("access.6 wrong secrets from one /64 of IPv6 close the door to all of it, and to no other", () => {
    const { login, clock } = setUp();
    for (let n = 0; n < 10; n++) expect(login(`2001:db8:0:7::${n.toString(16)}`, "wrong").outcome).toBe("wrong");
    clock.at += 1;
    expect(login("2001:db8:0:7:ffff::1", SECRET).outcome).toBe("too-many");
    expect(login("2001:db8:0:8::1", SECRET).outcome).toBe("open");
  });

  test("access.6 a flood from everywhere closes the door to strangers, and not to where the secret came from before", () => {
    const { login, open, clock } = setUp();
    open();
    clock.at += 1;
    for (let n = 0; n < 60; n++) expect(login(`10.1.${n}.1`, "wrong").outcome).toBe("wrong");
    clock.at += 1;
    expect(login("10.2.0.1", SECRET)).toEqual({ outcome: "too-many", waitS: 60 });
    expect(login("10.0.0.1", SECRET).outcome).toBe("open");
    clock.at += MINUTE_MS;
    expect(login("10.2.0.1", SECRET).outcome).toBe("open");
  });

  test.each([
    ["10.0.0.1", "10.0.0.1"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:0DB8:0:0:1:2:3:4", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::10.0.0.1", "64:ff9b:0:0::/64"],
    ["not an address", "not an address"],
  ])("access.6 %s counts as %s", (address, near) => expect(neighbourhood(address)).toBe(near));
});

describe("the secret", () => {
  const nothing = () => undefined;
  const config = (name: string) => ({ DATA_DIR: join(folder, name), DESK_SECRET: undefined });

  test("K4, access.7 is made at the first start, readable to its owner alone, and each start tells where and never what", async () => {
    const told: unknown[] = [];
    const file = join(folder, "new", "sigap.db");
    const own = join(folder, "new", "desk-secret");
    const journal = await openSqlite(file);
    const secret = await deskSecret(config("new"), journal.vault, (...line) => void told.push(line));
    expect(readFileSync(own, "utf8")).toBe(`${secret}\n`);
    for (const each of [own, file, `${file}-wal`, `${file}-shm`]) expect(statSync(each).mode & 0o777, each).toBe(0o600);
    expect(await deskSecret(config("new"), journal.vault, (...line) => void told.push(line))).toBe(secret);
    await journal.close();
    const again = await openSqlite(file);
    expect(await deskSecret(config("elsewhere"), again.vault, (...line) => void told.push(line))).toBe(secret);
    await again.close();
    expect(readFileSync(join(folder, "elsewhere", "desk-secret"), "utf8")).toBe(`${secret}\n`);
    const line = (where: string) => ["info", "the desk secret is for the owner of this file to read", { file: where }];
    expect(told).toEqual([line(own), line(own), line(join(folder, "elsewhere", "desk-secret"))]);
  });

  test("access.7 where the file can't be written the start goes on, and the log tells how the secret is shown", async () => {
    const told: unknown[][] = [];
    const DATA_DIR = join(folder, "a-file-and-no-folder");
    writeFileSync(DATA_DIR, "");
    const keeper = { first: async (row: Row) => row };
    const secret = await deskSecret({ DATA_DIR, DESK_SECRET: undefined }, keeper, (...line) => void told.push(line));
    expect(told[0]).toEqual(["warn", expect.stringContaining("npm run --silent secret"), expect.anything()]);
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  test("K4 of the environment is neither kept nor told", async () => {
    const keeper = { first: () => expect.fail("kept") };
    const given = { DATA_DIR: join(folder, "none"), DESK_SECRET: SECRET };
    expect(await deskSecret(given, keeper, () => expect.fail("told"))).toBe(SECRET);
  });

  test("access.2 what a file of an earlier Sigap holds is taken over, told nowhere, and holds without the file", async () => {
    const { DATA_DIR } = config("older");
    const journal = await openSqlite(join(DATA_DIR, "sigap.db"));
    writeFileSync(join(DATA_DIR, "desk-secret"), `${SECRET}\n`);
    const told: unknown[] = [];
    expect(await deskSecret(config("older"), journal.vault, (...line) => void told.push(line))).toBe(SECRET);
    expect(statSync(join(DATA_DIR, "desk-secret")).mode & 0o777).toBe(0o600);
    rmSync(join(DATA_DIR, "desk-secret"));
    expect(await deskSecret(config("older"), journal.vault, (...line) => void told.push(line))).toBe(SECRET);
    await journal.close();
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  test("access.2 of two nodes with files of their own the first one's holds, and the other says so without telling it", async () => {
    const { DATA_DIR } = config("second");
    const journal = await openSqlite(join(DATA_DIR, "sigap.db"));
    await keepSecret(journal.vault, "desk-secret", "of-the-first-node");
    writeFileSync(join(DATA_DIR, "desk-secret"), `${SECRET}\n`);
    const told: unknown[][] = [];
    expect(await deskSecret(config("second"), journal.vault, (...line) => void told.push(line))).toBe(
      "of-the-first-node",
    );
    await journal.close();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/of-the-first-node|kata-kunci/);
  });

  test("an empty file is refused with a sentence", async () => {
    writeFileSync(join(folder, "desk-secret"), "\n");
    const keeper = { first: () => expect.fail("kept") };
    await expect(deskSecret(config("."), keeper, nothing)).rejects.toThrow(/holds no desk secret/);
  });
});
