import { beforeEach, describe, expect, test } from "vitest";
import type { Knocker } from "../../server/access/sitting.ts";
import { newWord } from "../../server/access/machine.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/time.ts";
import { manualClock } from "../drill/manualClock.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { openSeats, PASSWORD, PIN } from "../make/seats.ts";

const NOW = Date.UTC(2026, 10, 30, 12);
let clock: ReturnType<typeof manualClock>;
let store: ReturnType<typeof fakeStore>;
let seats: ReturnType<typeof openSeats>;
let logged: unknown[];

beforeEach(() => {
  clock = manualClock(NOW);
  store = fakeStore();
  logged = [];
  seats = openSeats({ store, clock, log: (...line) => void logged.push(line) });
});

const from = (address: string, cookie = ""): Knocker => ({ caller: { address, secure: false }, cookie });
const login = (name: string, secret: string, { address = "10.0.0.1", cookie = "", word = newWord() } = {}) =>
  seats.access.login(from(address, cookie), { name, secret }, word);
const whoSits = (cookie: string) => seats.access.whoSits(cookie, false);
const cookieOf = (word: string, machine: string) =>
  `${seats.access.cookieName(false)}=${word}; ${seats.access.cookieName(false, "machine")}=${machine}`;
const later = (ms: number) => clock.set(clock.now() + ms);

describe("desk.1, desk.2, access.8 who sits", () => {
  test("by name and password; by a word that was touched or made up nobody does", async () => {
    const sari = await seats.sit("Sari Wulandari");
    const machine = newWord();
    const opened = await login("  sari   WULANDARI ", PASSWORD, { word: machine });
    if (opened.outcome !== "open") throw new Error(opened.outcome);
    expect(await whoSits(cookieOf(opened.word, machine))).toMatchObject({ officer: sari.officer, role: "petugas" });
    for (const word of [`${opened.word}x`, opened.word.slice(1), "", newWord()])
      expect(await whoSits(cookieOf(word, machine))).toBeNull();
  });

  test("K1, K2 for twelve hours, by the hash of a random word", async () => {
    const { cookie } = await seats.sit("Sari");
    later(12 * HOUR_MS - SECOND_MS);
    expect(await whoSits(cookie)).not.toBeNull();
    later(SECOND_MS);
    expect(await whoSits(cookie)).toBeNull();
  });

  test("until they log out, leave, or are given another role; desks are told each time", async () => {
    const told: string[] = [];
    seats.access.onEnd(() => told.push("ended"));
    const [a, b, c] = [await seats.sit("Ani"), await seats.sit("Budi"), await seats.sit("Cici")];
    told.length = 0;
    await seats.access.logout(a.cookie, false);
    await seats.officers.end(b.number, "sigap");
    later(1);
    await seats.officers.setRole(c.number, "gudang", "sigap");
    expect(await Promise.all([a, b, c].map(({ cookie }) => whoSits(cookie)))).toEqual([null, null, null]);
    expect(told).toHaveLength(3);
    const again = await seats.sit("Cici");
    expect(await whoSits(again.cookie)).toMatchObject({ role: "gudang" });
  });
});

describe("access.10, access.11 the door", () => {
  test("an unknown name takes the same reckoning and gets the same answer", async () => {
    await seats.sit("Sari");
    const reckoning = async (name: string) => {
      const before = seats.hasher.reckoned();
      const answer = await login(name, "salah salah salah", { address: name });
      return { answer, reckoned: seats.hasher.reckoned() - before };
    };
    const [known, unknown] = [await reckoning("Sari"), await reckoning("Mallory")];
    expect(unknown).toEqual(known);
    expect(known).toEqual({
      answer: { outcome: "refused", status: 401, why: "Nama atau kata sandi salah." },
      reckoned: 1,
    });
  });

  test("K3, access.6 five misses close it to an address, and to no other", async () => {
    await seats.sit("Sari");
    for (let n = 0; n < 5; n += 1) expect(await login(`x${n}`, "salah")).toMatchObject({ status: 401 });
    expect(await login("Sari", PASSWORD)).toMatchObject({ status: 429, waitS: 60 });
    expect(await login("Sari", PASSWORD, { address: "10.0.0.2" })).toMatchObject({ outcome: "open" });
    later(MINUTE_MS);
    expect(await login("Sari", PASSWORD)).toMatchObject({ outcome: "open" });
  });

  test("the wait grows by name and place together, and never shuts out a workstation where somebody sits", async () => {
    const { cookie, word } = await seats.sit("Sari");
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const answer = await login("Sari", "salah", { cookie, word });
      waits.push(answer.outcome === "refused" ? (answer.waitS ?? 0) : -1);
      if (waits.at(-1) !== 0) later((waits.at(-1) ?? 0) * SECOND_MS);
    }
    expect(waits).toEqual([0, 0, 0, 5, 0, 10, 0, 20]);
    // Strangers flood the door, by her name too.
    for (let n = 0; n < 100; n += 1) await login("Sari", "salah", { address: `192.0.2.${n}` });
    later(40 * SECOND_MS);
    expect(await login("Sari", PASSWORD, { address: "198.51.100.1" })).toMatchObject({ status: 429 });
    expect(await login("Sari", PASSWORD, { cookie, word })).toMatchObject({ outcome: "open" });
  });

  test("an officer whom the operator unlocks may try at once", async () => {
    const { cookie, word, number } = await seats.sit("Sari");
    for (let n = 0; n < 4; n += 1) await login("Sari", "salah", { cookie, word });
    expect(await login("Sari", PASSWORD, { cookie, word })).toMatchObject({ status: 429 });
    await seats.officers.unlock(number, "sigap");
    await expect.poll(() => login("Sari", PASSWORD, { cookie, word })).toMatchObject({ outcome: "open" });
  });

  test("a flood waits in a line of twenty, and the next is told to come again", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => login(`x${n}`, "salah", { address: `10.1.${n}.1` })),
    );
    const statuses = answers.map((answer) => (answer.outcome === "refused" ? answer.status : 0));
    expect(statuses.filter((status) => status === 503)).toHaveLength(18);
    expect(new Set(statuses)).toEqual(new Set([401, 503]));
  });
});

describe("access.12 the first login", () => {
  const choose = (ticket: string, password: string, pin: string) =>
    seats.access.choose(from("10.0.0.1"), { ticket, password, pin }, newWord());

  async function ticketFor(name: string) {
    const { code } = await seats.officers.add({ name, role: "petugas", phone: null, by: "sigap" });
    const first = await login(name, code);
    if (first.outcome !== "first") throw new Error(first.outcome);
    return { code, ticket: first.ticket };
  }

  test("by a code that is spent once password and PIN stand", async () => {
    const { code, ticket } = await ticketFor("Sari");
    expect(await choose(ticket, PASSWORD, PIN)).toMatchObject({ outcome: "open" });
    expect(await choose(ticket, PASSWORD, PIN)).toMatchObject({ outcome: "refused" });
    expect(await login("Sari", code)).toMatchObject({ status: 401 });
    expect(await login("Sari", PASSWORD)).toMatchObject({ outcome: "open" });
  });

  test("and by none that ran out", async () => {
    const { code } = await seats.officers.add({ name: "Sari", role: "petugas", phone: null, by: "sigap" });
    later(72 * HOUR_MS);
    expect(await login("Sari", code)).toMatchObject({ status: 401 });
  });

  test.each([
    ["pendek", PIN, "sepuluh huruf"],
    ["ini sari sendiri", PIN, "nama"],
    [PASSWORD, "12345", "enam angka"],
    [PASSWORD, "111111", "mudah ditebak"],
    [PASSWORD, "654321", "mudah ditebak"],
  ])("%j with PIN %j is refused", async (password, pin, why) => {
    const { ticket } = await ticketFor("Sari");
    expect(await choose(ticket, password, pin)).toMatchObject({ why: expect.stringContaining(why) as string });
  });

  test("two who serve have no name in common; a name that is free again may be given again", async () => {
    const { number } = await seats.sit("Sari Wulandari");
    const again = () => seats.officers.add({ name: "SARI. wulandari", role: "petugas", phone: null, by: "sigap" });
    await expect(again()).rejects.toThrow("Sudah ada petugas bernama");
    await seats.officers.end(number, "sigap");
    expect((await again()).officer.number).toBe(number + 1);
  });
});

describe("access.13 a shared workstation", () => {
  const change = (officer: string, pin: string, cookie: string) =>
    seats.access.change(from("10.0.0.1", cookie), { officer, pin });

  test("another of the shift sits down by PIN, and whoever sat there is off", async () => {
    const sari = await seats.sit("Sari");
    const budi = await seats.sit("Budi", "penyelia", { word: sari.word });
    const changed = await change(sari.officer, PIN, budi.cookie);
    if ("refusal" in changed) throw new Error(changed.refusal);
    expect(await whoSits(cookieOf(changed.word, sari.word))).toMatchObject({ officer: sari.officer });
    expect(await whoSits(budi.cookie)).toBeNull();
    // And back.
    expect(await change(budi.officer, PIN, cookieOf(changed.word, sari.word))).toHaveProperty("word");
  });

  test("nobody who did not log in there, nor after they logged out, nor after five wrong PINs", async () => {
    const sari = await seats.sit("Sari");
    const elsewhere = await seats.sit("Budi");
    expect(await change(elsewhere.officer, PIN, sari.cookie)).toMatchObject({
      refusal: expect.stringContaining("masuk penuh di komputer ini") as string,
    });
    for (let n = 0; n < 5; n += 1)
      expect(await change(sari.officer, "000001", sari.cookie)).toEqual({ refusal: "PIN salah." });
    expect(await change(sari.officer, PIN, sari.cookie)).toMatchObject({
      refusal: expect.stringContaining("lima kali") as string,
    });
    await seats.sit("Sari", "petugas", { word: sari.word });
    expect(await change(sari.officer, PIN, sari.cookie)).toHaveProperty("word");
    await seats.access.logout(elsewhere.cookie, false);
    expect(await change(elsewhere.officer, PIN, elsewhere.cookie)).toHaveProperty("refusal");
  });

  test("deed.5 ten minutes without a key, and only the PIN makes the desk awake again", async () => {
    const { cookie } = await seats.sit("Sari");
    const sitting = await whoSits(cookie);
    if (!sitting) throw new Error("nobody sits");
    later(9 * MINUTE_MS);
    seats.access.awake(sitting.session);
    await expect.poll(async () => (later(0), seats.access.isIdle(sitting.session))).toBe(false);
    later(10 * MINUTE_MS);
    seats.access.awake(sitting.session);
    expect(await seats.access.isIdle(sitting.session)).toBe(true);
    expect(await seats.access.confirm(from("10.0.0.1", cookie), sitting, "000001")).toBe("PIN salah.");
    expect(await seats.access.confirm(from("10.0.0.1", cookie), sitting, PIN)).toBeNull();
    expect(await seats.access.isIdle(sitting.session)).toBe(false);
  });
});

describe("access.14 a second person", () => {
  const second = async (cookie: string, told: Parameters<typeof seats.access.second>[0]) => {
    const sitting = await whoSits(cookie);
    if (!sitting) throw new Error("nobody sits");
    return seats.access.second(told, sitting, from("10.0.0.1", cookie));
  };

  test("by PIN: another who may do the deed, and never the one who asks", async () => {
    const [sari, budi, gudang] = [
      await seats.sit("Sari"),
      await seats.sit("Budi"),
      await seats.sit("Gudang", "gudang"),
    ];
    expect(await second(sari.cookie, { by: "pin", officer: budi.officer, pin: PIN })).toMatchObject({
      by: "pin",
      role: "petugas",
    });
    for (const [officer, pin] of [
      [sari.officer, PIN],
      [gudang.officer, PIN],
      [budi.officer, "000001"],
      ["o-none", PIN],
    ] as const)
      // prettier-ignore
      expect(await second(sari.cookie, { by: "pin", officer, pin }), officer).toHaveProperty("refusal");
  });

  test("by a code that a penyelia reads out, once and for ten minutes", async () => {
    const [sari, wati] = [await seats.sit("Sari"), await seats.sit("Wati", "penyelia")];
    const penyelia = await whoSits(wati.cookie);
    if (!penyelia) throw new Error("nobody sits");
    const made = async () => {
      const told = await seats.access.consentCode(penyelia);
      if ("refusal" in told) throw new Error(told.refusal);
      return told.code;
    };
    const code = await made();
    expect(await second(wati.cookie, { by: "kode", code })).toHaveProperty("refusal");
    expect(await second(sari.cookie, { by: "kode", code })).toMatchObject({ officer: wati.officer, by: "kode" });
    expect(await second(sari.cookie, { by: "kode", code })).toHaveProperty("refusal");
    const late = await made();
    later(10 * MINUTE_MS);
    expect(await second(sari.cookie, { by: "kode", code: late })).toHaveProperty("refusal");
  });

  test("who guesses waits", async () => {
    const sari = await seats.sit("Sari");
    const guess = (n: number) => second(sari.cookie, { by: "kode", code: String(n).padStart(6, "0") });
    for (let n = 0; n < 3; n += 1)
      expect(await guess(n)).toMatchObject({ refusal: expect.stringContaining("Kode salah") as string });
    expect(await guess(4)).toMatchObject({ refusal: expect.stringContaining("Terlalu banyak percobaan") as string });
  });
});

test("access.15 nothing that was typed stands in the journal or the log", async () => {
  const entries: unknown[] = [];
  store.subscribe((entry) => entries.push(entry));
  await seats.officers.add({ name: "Sari Wulandari", role: "petugas", phone: "+628123456789", by: "sigap" });
  await seats.sit("Sari Wulandari");
  await login("Sari Wulandari", "bukan kata sandinya");
  await login("Nama Orang Lain", PASSWORD);
  const told = JSON.stringify([entries, logged]);
  for (const typed of ["Sari", "Wulandari", "8123456789", "bukan kata", "Orang Lain", PASSWORD, PIN])
    expect(told).not.toContain(typed);
  expect(told).toContain("Petugas 1 ditambahkan");
});
