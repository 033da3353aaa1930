import { beforeEach, describe, expect, test } from "vitest";
import { ADDRESSES, createAudit, OTHERS } from "../../server/access/audit.ts";
import { newCode } from "../../server/access/officers/code.ts";
import { createHasher, TooBusy } from "../../server/access/officers/hasher.ts";
import { newWord } from "../../server/access/machine.ts";
import type { Knocker } from "../../server/access/sitting.ts";
import type { Login } from "../../server/store/sittings/rows.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { manualClock } from "../drill/manualClock.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { openSeats, PASSWORD, PIN } from "../make/seats.ts";

const NOW = Date.UTC(2026, 10, 30, 12);
let clock: ReturnType<typeof manualClock>;
let seats: ReturnType<typeof openSeats>;

beforeEach(() => {
  clock = manualClock(NOW);
  seats = openSeats({ store: fakeStore(), clock });
});

const from = (cookie = "", address = "10.0.0.1"): Knocker => ({ caller: { address, secure: false }, cookie });
const login = (name: string, secret: string, cookie = "", word = newWord()) =>
  seats.access.login(from(cookie), { name, secret }, word);
const change = (officer: string, pin: string, cookie: string) => seats.access.change(from(cookie), { officer, pin });

async function sits(cookie: string) {
  const sitting = await seats.access.whoSits(cookie, false);
  if (!sitting) throw new Error("nobody sits");
  return sitting;
}

describe("access.13 PINs that are guessed", () => {
  test("many at once are no more tries than one after the other", async () => {
    const { officer, cookie } = await seats.sit("Sari");
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => change(officer, `00000${n % 9}`, cookie)));
    expect(answers.filter((answer) => "refusal" in answer && answer.refusal === "PIN salah.")).toHaveLength(5);
    expect(await change(officer, PIN, cookie)).toMatchObject({
      refusal: expect.stringContaining("lima kali") as string,
    });
  });

  test("one that is right begins the count anew", async () => {
    const { officer, cookie, word } = await seats.sit("Sari");
    for (let n = 0; n < 4; n += 1) await change(officer, "000001", cookie);
    const changed = await change(officer, PIN, cookie);
    if ("refusal" in changed) throw new Error(changed.refusal);
    const now = `${seats.access.cookieName(false)}=${changed.word}; ${seats.access.cookieName(false, "machine")}=${word}`;
    for (let n = 0; n < 4; n += 1) expect(await change(officer, "000001", now)).toEqual({ refusal: "PIN salah." });
    expect(await change(officer, PIN, now)).toHaveProperty("word");
  });

  test("who logged out comes back by password alone, also where a switch came before", async () => {
    const sari = await seats.sit("Sari");
    const budi = await seats.sit("Budi", "petugas", { word: sari.word });
    const changed = await change(sari.officer, PIN, budi.cookie);
    if ("refusal" in changed) throw new Error(changed.refusal);
    const machine = `${seats.access.cookieName(false, "machine")}=${sari.word}`;
    await seats.access.logout(`${seats.access.cookieName(false)}=${changed.word}; ${machine}`, false);
    expect(await change(sari.officer, PIN, machine)).toHaveProperty("refusal");
    expect(await change(budi.officer, PIN, machine)).toHaveProperty("word");
  });
});

describe("access.10 what is reckoned", () => {
  const reckonedBy = async (work: () => Promise<unknown>) => {
    const before = seats.hasher.reckoned();
    await work();
    return seats.hasher.reckoned() - before;
  };

  test("is one, also for who holds a new code beside the old password; either lets them in", async () => {
    const { officer } = await seats.sit("Sari");
    const code = await seats.officers.giveCode(officer);
    for (const typed of ["salah salah salah", newCode()])
      for (const name of ["Sari", "Mallory"]) expect(await reckonedBy(() => login(name, typed, "", newWord()))).toBe(1);
    clock.set(clock.now() + MINUTE_MS);
    expect(await login("Sari", PASSWORD)).toMatchObject({ outcome: "open" });
    expect(await login("Sari", ` ${code}\n`)).toMatchObject({ outcome: "first" });
  });

  test("whoever is known goes before strangers, and has a place when their line is full", async () => {
    const hasher = createHasher({ memoryKib: 64, passes: 1 });
    const kept = await hasher.hash(PIN);
    const done: string[] = [];
    const strangers = Array.from({ length: 23 }, () =>
      hasher.matches("salah", kept, "strangers").then(
        () => void done.push("stranger"),
        (error: unknown) => void done.push(error instanceof TooBusy ? "refused" : "broken"),
      ),
    );
    const ours = hasher.matches(PIN, kept, "ours").then((isRight) => void done.push(`ours ${isRight}`));
    await Promise.all([...strangers, ours]);
    expect(done.filter((each) => each === "refused")).toHaveLength(1);
    // Two were being reckoned already.
    expect(done.indexOf("ours true")).toBeLessThanOrEqual(4);
  });
});

describe("access.12 what may be chosen", () => {
  async function choose(name: string, password: string) {
    const { code } = await seats.officers.add({ name, role: "petugas", phone: null, by: "sigap" });
    const first = await login(name, code);
    if (first.outcome !== "first") throw new Error(first.outcome);
    const told = { ticket: first.ticket, password, pin: PIN };
    return { told, chosen: await seats.access.choose(from(), told, newWord()) };
  }

  test.each(["sari-wulandari-1", "SARIWULANDARI", newCode()])("%j is no password", async (password) => {
    expect((await choose("Sari Wulandari", password)).chosen).toMatchObject({ outcome: "refused" });
  });

  test("a password is what was typed, with the spaces at its ends", async () => {
    const password = "  kata sandi berspasi ";
    expect((await choose("Sari", password)).chosen).toMatchObject({ outcome: "open" });
    expect(await login("Sari", password.trim())).toMatchObject({ outcome: "refused" });
    expect(await login("Sari", password)).toMatchObject({ outcome: "open" });
  });

  test("of two who choose by one code at once only one does", async () => {
    const { code } = await seats.officers.add({ name: "Sari", role: "petugas", phone: null, by: "sigap" });
    const first = await login("Sari", code);
    if (first.outcome !== "first") throw new Error(first.outcome);
    const told = { ticket: first.ticket, password: PASSWORD, pin: PIN };
    const both = await Promise.all([1, 2].map(() => seats.access.choose(from(), told, newWord())));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["open", "refused"]);
  });
});

describe("access.14 the code that is read out", () => {
  test("agrees to one deed, also when two ask at once", async () => {
    const [sari, budi, wati] = [await seats.sit("Sari"), await seats.sit("Budi"), await seats.sit("Wati", "penyelia")];
    const made = await seats.access.consentCode(await sits(wati.cookie));
    if ("refusal" in made) throw new Error(made.refusal);
    const asked = [sari, budi].map(async ({ cookie }) =>
      seats.access.second({ by: "kode", code: made.code }, await sits(cookie), from(cookie)),
    );
    expect((await Promise.all(asked)).filter((second) => "officer" in second)).toHaveLength(1);
  });

  test("is made at no desk that was left alone, until the PIN is given", async () => {
    const wati = await seats.sit("Wati", "penyelia");
    const sitting = await sits(wati.cookie);
    clock.set(clock.now() + 10 * MINUTE_MS);
    expect(await seats.access.consentCode(sitting)).toHaveProperty("refusal");
    expect(await seats.access.confirm(from(wati.cookie), sitting, PIN)).toBeNull();
    expect(await seats.access.consentCode(sitting)).toHaveProperty("code");
  });

  test("a new session is no new try", async () => {
    const before = await seats.sit("Sari");
    const guess = async (cookie: string) =>
      seats.access.second({ by: "kode", code: "000001" }, await sits(cookie), from(cookie));
    for (let n = 0; n < 3; n += 1) await guess(before.cookie);
    const after = await seats.sit("Sari");
    expect(await guess(after.cookie)).toMatchObject({
      refusal: expect.stringContaining("Terlalu banyak percobaan") as string,
    });
  });
});

test("access.9 a flood from any number of addresses writes so many lines a minute, and counts the others in one", () => {
  const lines: Omit<Login, "times">[] = [];
  const audit = createAudit({
    sittings: { noteLogin: (line) => Promise.resolve(void lines.push(line)) },
    clock,
    log: () => undefined,
  });
  for (let n = 0; n < 1000; n += 1) audit("waits", `2001:db8::${n}`, null);
  expect(new Set(lines.map(({ address }) => address)).size).toBe(ADDRESSES + 1);
  audit("opened", "10.0.0.1", "o-sari");
  audit("wrong", "10.0.0.2", null);
  clock.set(clock.now() + MINUTE_MS);
  audit("wrong", "10.0.0.2", null);
  expect(lines.slice(-3).map(({ address }) => address)).toEqual(["10.0.0.1", OTHERS, "10.0.0.2"]);
});
