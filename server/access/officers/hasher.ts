import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

interface Cost {
  memoryKib: number;
  passes: number;
}

/** RFC 9106 §4, second choice, but for less parallelism: a fifth of a second and 64 MiB each, on one core. */
const COST: Cost = { memoryKib: 65_536, passes: 3 };

/**
 * access.10: so many are reckoned at once, and so many wait: a flood takes neither the memory nor the loop. Those who sit at a workstation of ours
 * have a line of their own, which goes first.
 */
const AT_ONCE = 2;
const WAITING = 20;

const SALT_BYTES = 16;
const TAG_BYTES = 32;
const derive = promisify(argon2);
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** So many wait already that nobody else may. */
export class TooBusy extends Error {}

/** `ours`: by who is known already, from a session, a ticket or a workstation at which somebody sits · `strangers`: anybody. */
export type Line = "ours" | "strangers";

export interface Hasher {
  /** A PHC string; only who is known sets one. Throws `TooBusy`. */
  hash(secret: string): Promise<string>;
  /** Against nothing it takes as long, and is false. Throws `TooBusy`. */
  matches(secret: string, phc: string | null, line: Line): Promise<boolean>;
  /** How many were reckoned so far. */
  reckoned(): number;
}

/** Passwords, PINs and codes as they are kept: argon2id of Node's own. */
export function createHasher(cost: Cost = COST): Hasher {
  const lines: Record<Line, (() => void)[]> = { ours: [], strangers: [] };
  let running = 0;
  let reckoned = 0;

  async function inLine<T>(line: Line, work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (lines[line].length >= WAITING) throw new TooBusy("too many logins at once");
      // Who was called has the place of who went: nobody can take it in between.
      await new Promise<void>((resolve) => lines[line].push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = lines.ours.shift() ?? lines.strangers.shift();
      if (next) next();
      else running -= 1;
    }
  }

  const tagOf = (secret: string, salt: Buffer, { memoryKib, passes }: Cost, line: Line) =>
    inLine(line, () => {
      reckoned += 1;
      const fixed = { parallelism: 1, tagLength: TAG_BYTES, memory: memoryKib, passes };
      return derive("argon2id", { message: secret.normalize("NFKC"), nonce: salt, ...fixed });
    });

  return {
    async hash(secret) {
      const salt = randomBytes(SALT_BYTES);
      const tag = await tagOf(secret, salt, cost, "ours");
      return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=1$${bare(salt)}$${bare(tag)}`;
    },
    async matches(secret, phc, line) {
      const [, memory, passes, salt = "", tag = ""] = PHC.exec(phc ?? "") ?? [];
      if (memory === undefined || passes === undefined) {
        await tagOf(secret, randomBytes(SALT_BYTES), cost, line);
        return false;
      }
      const told = { memoryKib: Number(memory), passes: Number(passes) };
      return timingSafeEqual(await tagOf(secret, Buffer.from(salt, "base64"), told, line), Buffer.from(tag, "base64"));
    },
    reckoned: () => reckoned,
  };
}

/** PHC strings bear no padding. */
const bare = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
