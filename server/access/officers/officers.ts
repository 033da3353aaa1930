import { randomBytes } from "node:crypto";
import type { Officer, Role } from "../../../shared/record/officer.ts";
import { HOUR_MS } from "../../../shared/time.ts";
import { callSign, ROLE_WORDS } from "../../../shared/officer/callSign.ts";
import type { Deed, World } from "../../../shared/world/world.ts";
import type { Clock } from "../../clock.ts";
import type { Store } from "../../store/store.ts";
import type { Vault } from "../../store/vault/vault.ts";
import { newCode } from "./code.ts";
import type { Credentials } from "./credentials.ts";
import type { Hasher } from "./hasher.ts";

/** access.12: a code for the first login holds for three days. */
const CODE_MS = 72 * HOUR_MS;

interface OfficersParts {
  store: Pick<Store, "world" | "commit">;
  vault: Vault;
  credentials: Credentials;
  hasher: Hasher;
  clock: Clock;
}

/** What cannot be done, in a sentence for whoever asked. */
class Refused extends Error {}

export type Officers = ReturnType<typeof createOfficers>;

/** The list of officers: each a record by number and role, their name and telephone in the vault. */
export function createOfficers({ store, vault, credentials, hasher, clock }: OfficersParts) {
  const named = new Map<string, Promise<string | null>>();

  /** Null once it was erased. Of whoever serves it is read once; of whoever left anew each time, for it may be erased by another process. */
  function nameOf({ name, endedAt }: Officer): Promise<string | null> {
    if (name === null) return Promise.resolve(null);
    if (endedAt !== null) named.delete(name.vault);
    const known = named.get(name.vault);
    if (known) return known;
    const read = vault.read(name).then((bytes) => bytes && Buffer.from(bytes).toString());
    if (endedAt === null) named.set(name.vault, read);
    read.then(
      (text) => text === null && named.delete(name.vault),
      () => named.delete(name.vault),
    );
    return read;
  }

  async function find(name: string): Promise<Officer | null> {
    for (const officer of serving(store.world))
      if (alike((await nameOf(officer)) ?? "") === alike(name)) return officer;
    return null;
  }

  async function giveCode(officer: string): Promise<string> {
    const code = newCode();
    const now = clock.now();
    await credentials.set(officer, "code", await hasher.hash(code), { now, expiresAt: now + CODE_MS });
    return code;
  }

  /** @param by whose word it is: an officer, or `sigap` from the command line. */
  async function change(number: number, by: string, decide: (officer: Officer, world: World) => Officer | string) {
    let refusal = "";
    const entry = await store.commit((world): Deed | null => {
      const officer = [...world.officer.values()].find((each) => each.number === number);
      const next = officer ? decide(officer, world) : `Petugas nomor ${number} tidak ada.`;
      if (typeof next === "string") {
        refusal = next;
        return null;
      }
      const why = `${callSign(world.officer, next.id)}: ${whatOf(officer, next)}`;
      return { at: clock.now(), by, why, changes: [{ op: "put", record: next }] };
    });
    if (!entry) throw new Refused(refusal);
  }

  return {
    nameOf,
    find,
    giveCode,

    /** access.12: the code is told to whoever asked, this once. Throws `Refused`. */
    async add({ name, role, phone, by }: { name: string; role: Role; phone: string | null; by: string }) {
      const said = name.trim().replace(/\s+/g, " ");
      if (said.length < 2) throw new Refused("Nama petugas sedikitnya dua huruf.");
      if (await find(said))
        throw new Refused(`Sudah ada petugas bernama ${said}. Tambahkan pembeda, misalnya nama belakang.`);
      const id = `o-${randomBytes(8).toString("hex")}`;
      const things = [
        { kind: "officer-name", bytes: Buffer.from(said), expiresAt: null },
        ...(phone === null ? [] : [{ kind: "officer-phone", bytes: Buffer.from(phone), expiresAt: null }]),
      ];
      await vault.commit(things, (world, [nameMark = null, phoneMark = null]) => {
        const number = Math.max(0, ...[...world.officer.values()].map((each) => each.number)) + 1;
        const at = clock.now();
        const record: Officer = {
          type: "officer",
          id,
          number,
          role,
          since: at,
          endedAt: null,
          unlockedAt: null,
          name: nameMark,
          phone: phoneMark,
        };
        return { at, by, why: `${ROLE_WORDS[role]} ${number} ditambahkan`, changes: [{ op: "put", record }] };
      });
      const officer = store.world.officer.get(id);
      if (!officer) throw new Error("the officer was added, but is not in the world");
      return { officer, code: await giveCode(id) };
    },

    /** access.8: their sessions are over with it. */
    setRole: (number: number, role: Role, by: string) =>
      change(number, by, (officer, world) => {
        if (officer.endedAt !== null) return `${callSign(world.officer, officer.id)} sudah selesai bertugas.`;
        if (officer.role === role) return `${callSign(world.officer, officer.id)} sudah ${ROLE_WORDS[role]}.`;
        return { ...officer, role, since: clock.now() };
      }),

    /** access.11: every node hears it, and lets them try again at once. */
    unlock: (number: number, by: string) => change(number, by, (officer) => ({ ...officer, unlockedAt: clock.now() })),

    end: (number: number, by: string) =>
      change(number, by, (officer, world) =>
        officer.endedAt === null
          ? { ...officer, endedAt: clock.now() }
          : `${callSign(world.officer, officer.id)} sudah selesai bertugas.`,
      ),
  };
}

function whatOf(before: Officer | undefined, { endedAt, role }: Officer): string {
  if (endedAt !== null) return "selesai bertugas";
  return before?.role === role ? "boleh mencoba masuk lagi" : `kini ${ROLE_WORDS[role]}`;
}

export function serving({ officer }: Pick<World, "officer">): Officer[] {
  return [...officer.values()].filter(({ endedAt }) => endedAt === null).sort((a, b) => a.number - b.number);
}

/** Names are typed at night: capitals, spaces and points don't tell two people apart. */
export const alike = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();
