import { createHash, randomInt } from "node:crypto";
import { MINUTE_MS } from "../../shared/time.ts";
import { callSign } from "../../shared/officer/callSign.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Sittings } from "../store/sittings/rows.ts";
import type { Store } from "../store/store.ts";
import { createAttempts, type Place } from "./attempts.ts";
import { createAudit } from "./audit.ts";
import { isCode } from "./officers/code.ts";
import type { Credentials } from "./officers/credentials.ts";
import { TooBusy, type Hasher, type Line } from "./officers/hasher.ts";
import { badChoice } from "./officers/badChoice.ts";
import { cookieNamed, hashOfWord } from "./machine.ts";
import { alike, type Officers } from "./officers/officers.ts";
import { createPinRefusal } from "./pin.ts";
import { createSeal } from "./seal.ts";
import { createSecond, type Second, type SecondTold } from "./second.ts";
import { createSessions, SESSION_MS } from "./sessions.ts";
import type { Knocker, Sitting } from "./sitting.ts";

type Opened =
  | { outcome: "open"; word: string }
  /** By a one-time code: password and PIN are to be chosen first, with this ticket. */
  | { outcome: "first"; ticket: string }
  | { outcome: "refused"; status: 401 | 429 | 503; why: string; waitS?: number };

export type Access = ReturnType<typeof createAccess>;

interface AccessParts {
  /** Of the wall links: tickets for a first login are sealed by it. */
  secret: string;
  /** The journal's epoch: nodes that share it are one instance. */
  instance: string;
  store: Pick<Store, "world" | "pulse" | "onPulse" | "subscribe">;
  sittings: Sittings;
  officers: Pick<Officers, "find" | "nameOf">;
  credentials: Credentials;
  hasher: Hasher;
  /** The real one, in a drill too: a shift doesn't run at the drill's speed. */
  clock: Clock;
  log: Log;
}

const TICKET_MS = 15 * MINUTE_MS;
const CONSENT_MS = 10 * MINUTE_MS;
const PULSE = JSON.stringify({ sessionEnded: true });

const WRONG = "Nama atau kata sandi salah.";
const BUSY = "Server sedang menghitung terlalu banyak percobaan masuk. Coba lagi sebentar.";

/** The door to the desk, as pages and sockets ask it. */
export function createAccess(parts: AccessParts) {
  const { secret, instance, store, sittings, officers, credentials, hasher, clock, log } = parts;
  const secondOf = createSecond({ store, credentials, hasher, clock });
  const sessions = createSessions({ sittings, officers: () => store.world.officer, clock });
  const pinRefusal = createPinRefusal({ sessions, sittings, credentials, hasher, clock });
  const attempts = createAttempts(() => clock.steady());
  const note = createAudit({ sittings, clock, log });
  const tickets = createSeal(secret, `sigap first login ${instance}`);
  const listeners: (() => void)[] = [];
  // access.4: a browser keeps one jar for all ports of a host, so two instances there must not share a name. Over TLS no page but
  // one of this very host can set a cookie with this prefix (RFC 6265bis §4.1.3.2).
  const tag = createHash("sha256").update(instance).digest("hex").slice(0, 8);
  const cookieName = (secure: boolean, what: "desk" | "machine" = "desk") =>
    `${secure ? "__Host-" : ""}sigap_${what}_${tag}`;

  const tell = () => listeners.forEach((listener) => listener());
  function ended() {
    tell();
    store.pulse(PULSE);
  }
  store.onPulse((text) => text === PULSE && tell());
  // access.8: whose role was changed, or who left.
  store.subscribe(({ changes }) => {
    for (const change of changes) {
      if (change.op === "drop" || change.record.type !== "officer") continue;
      tell();
      if (change.record.unlockedAt !== null)
        void officers.nameOf(change.record).then((name) => name !== null && attempts.forgive(alike(name)));
    }
  });

  const machineOf = ({ caller, cookie }: Knocker) => {
    const word = cookieNamed(cookieName(caller.secure, "machine"), cookie);
    return word === null ? null : hashOfWord(word);
  };

  /** A machine counts as known while somebody who logged in wholly may sit there. */
  async function placeOf(knocker: Knocker): Promise<Place> {
    const machine = machineOf(knocker);
    const known = machine !== null && (await sessions.atMachine(machine)).length > 0;
    return { address: knocker.caller.address, machine: known ? machine : null };
  }

  /** access.10: an unknown name takes the same reckoning, and the same answer. */
  async function proven(
    name: string,
    given: string,
    line: Line,
  ): Promise<{ officer: string; by: "password" | "code" } | null> {
    const officer = await officers.find(name);
    const now = clock.now();
    const by = isCode(given) ? "code" : "password";
    const phc = officer && (await credentials.phc(officer.id, by, now));
    const isRight = await hasher.matches(by === "code" ? given.trim() : given, phc, line);
    return officer && isRight ? { officer: officer.id, by } : null;
  }

  /** Whoever sat at this desk till now. */
  async function standsUp({ cookie, caller }: Knocker) {
    const before = await whoSits(cookie, caller.secure);
    if (!before) return;
    await sessions.switched(before.session);
    ended();
  }

  async function opened(knocker: Knocker, officer: string, machine: string): Promise<Opened> {
    await standsUp(knocker);
    note("opened", knocker.caller.address, officer);
    return { outcome: "open", word: await sessions.open(officer, machine, true) };
  }

  const whoSits = (cookie: string | undefined, secure: boolean) =>
    sessions.byWord(cookieNamed(cookieName(secure), cookie));

  return {
    cookieName,
    whoSits,
    sessionMs: SESSION_MS,
    onEnd: (listener: () => void) => void listeners.push(listener),
    awake: (session: string) => void sessions.awake(session).catch(() => undefined),
    isIdle: (session: string) => sessions.isIdle(session),

    /** @param machine the word of this browser, new where it brought none. */
    async login(
      knocker: Knocker,
      { name: typed, secret: given }: { name: string; secret: string },
      machine: string,
    ): Promise<Opened> {
      const place = await placeOf(knocker);
      const { address } = knocker.caller;
      const name = alike(typed);
      const waitS = attempts.waitS(name, place);
      if (waitS > 0) {
        note("waits", address, null);
        return {
          outcome: "refused",
          status: 429,
          why: `Terlalu banyak percobaan. Coba lagi dalam ${waitS} detik.`,
          waitS,
        };
      }
      try {
        const right = await proven(name, given, place.machine === null ? "strangers" : "ours");
        if (!right) {
          attempts.failed(name, place);
          note("wrong", address, (await officers.find(name))?.id ?? null);
          log("warn", "desk: wrong login", { address });
          return { outcome: "refused", status: 401, why: WRONG };
        }
        attempts.succeeded(name, place);
        if (right.by === "password") return await opened(knocker, right.officer, hashOfWord(machine));
        return { outcome: "first", ticket: tickets.close(`${clock.now() + TICKET_MS}-${right.officer}`) };
      } catch (error) {
        return busy(error);
      }
    },

    /** access.12: the code is spent once password and PIN stand. */
    async choose(
      knocker: Knocker,
      told: { ticket: string; password: string; pin: string },
      machine: string,
    ): Promise<Opened> {
      const [, until = "0", officer = ""] = /^(\d+)-(.+)$/.exec(tickets.open(told.ticket) ?? "") ?? [];
      const now = clock.now();
      if (Number(until) <= now || (await credentials.phc(officer, "code", now)) === null)
        return {
          outcome: "refused",
          status: 401,
          why: "Waktu untuk memilih kata sandi habis. Masuk lagi dengan kode.",
        };
      const record = store.world.officer.get(officer);
      const name = record ? await officers.nameOf(record) : null;
      const why = badChoice(told, name ?? "");
      if (why !== null) return { outcome: "refused", status: 401, why };
      try {
        const [password, pin] = await Promise.all([hasher.hash(told.password), hasher.hash(told.pin)]);
        // Of two who choose at once by the same code only one does.
        if (!(await credentials.drop(officer, "code")))
          return { outcome: "refused", status: 401, why: "Kode ini sudah dipakai." };
        await credentials.set(officer, "password", password, { now, expiresAt: null });
        await credentials.set(officer, "pin", pin, { now, expiresAt: null });
      } catch (error) {
        return busy(error);
      }
      return opened(knocker, officer, hashOfWord(machine));
    },

    /** access.13: another officer of this shift sits down at this machine. */
    async change(
      knocker: Knocker,
      { officer, pin }: { officer: string; pin: string },
    ): Promise<{ word: string } | { refusal: string }> {
      const machine = machineOf(knocker);
      const refusal = await pinRefusal(officer, pin, machine).catch(busyWords);
      // Of whom nobody knows, nothing that was sent is kept.
      const known = store.world.officer.has(officer) ? officer : null;
      note(refusal === null ? "pin" : "wrong", knocker.caller.address, known);
      if (refusal !== null || machine === null) return { refusal: refusal ?? "" };
      await standsUp(knocker);
      return { word: await sessions.open(officer, machine, false) };
    },

    /** deed.5: whoever sits there gives their PIN after the desk was left alone. */
    async confirm(knocker: Knocker, sitting: Sitting, pin: string): Promise<string | null> {
      const refusal = await pinRefusal(sitting.officer, pin, machineOf(knocker)).catch(busyWords);
      if (refusal === null) sessions.confirmed(sitting.session);
      return refusal;
    },

    /** access.14: six digits that a penyelia reads out; the next one takes its place. A desk that was left alone makes none. */
    async consentCode({
      officer,
      session,
    }: Sitting): Promise<{ code: string; until: number } | { refusal: string; pin?: true }> {
      if (await sessions.isIdle(session))
        return { refusal: "Meja ini lama tidak disentuh. Tulis dulu PIN Anda.", pin: true };
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      const now = clock.now();
      let phc: string;
      try {
        phc = await hasher.hash(code);
      } catch (error) {
        return { refusal: busyWords(error) };
      }
      await credentials.set(officer, "consent", phc, { now, expiresAt: now + CONSENT_MS });
      return { code, until: now + CONSENT_MS };
    },

    /** A refusal is a sentence. Never the same officer as `first`. */
    async second(told: SecondTold, first: Sitting, knocker: Knocker): Promise<Second | { refusal: string }> {
      const { address } = knocker.caller;
      // By officer, and not by session: a new one is no new try.
      const place: Place = { address, machine: first.officer };
      const name = `second ${told.by}`;
      const waitS = attempts.waitS(name, place);
      if (waitS > 0) return { refusal: `Terlalu banyak percobaan. Coba lagi dalam ${waitS} detik.` };
      // Counted before it is reckoned: many at once are no more tries than one after the other.
      attempts.failed(name, place);
      const second = await secondOf(told, first).catch((error: unknown) => ({ refusal: busyWords(error) }));
      if (!("refusal" in second)) attempts.succeeded(name, place);
      return second;
    },

    async logout(cookie: string | undefined, secure: boolean): Promise<void> {
      const sitting = await whoSits(cookie, secure);
      if (!sitting) return;
      await sessions.leave(sitting.session);
      ended();
    },

    /** For the desk: who sits here, and who may come by PIN. */
    async told(knocker: Knocker, sitting: Sitting) {
      const { officer: id, role, expiresAt, session } = sitting;
      const machine = machineOf(knocker);
      const here = machine === null ? [] : await sessions.atMachine(machine);
      const callOf = async (officer: string) => {
        const record = store.world.officer.get(officer);
        return {
          officer,
          name: record ? await officers.nameOf(record) : null,
          callSign: callSign(store.world.officer, officer),
        };
      };
      return {
        ...(await callOf(id)),
        role,
        expiresAt,
        idle: await sessions.isIdle(session),
        machineOfficers: await Promise.all(here.map(({ officer }) => callOf(officer))),
      };
    },
  };
}

function busyWords(error: unknown): string {
  if (error instanceof TooBusy) return BUSY;
  throw error;
}

const busy = (error: unknown): Opened => ({ outcome: "refused", status: 503, why: busyWords(error), waitS: 5 });
