import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

interface Cost {
  memoryKib: number;
  passes: number;
}

/** RFC 9106 §4, second choice, but for less parallelism: a fifth of a second and 64 MiB each, on one core. */
export const COST: Cost = { memoryKib: 65_536, passes: 3 };

/** access.10: so many are reckoned at once, and so many wait: a flood takes neither the memory nor the loop. */
const AT_ONCE = 2;
const WAITING = 20;

const SALT_BYTES = 16;
const TAG_BYTES = 32;
const derive = promisify(argon2);
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** So many wait already that nobody else may. */
export class TooBusy extends Error {}

export interface Hasher {
  /** A PHC string. Throws `TooBusy`. */
  hash(secret: string): Promise<string>;
  /** Against nothing it takes as long, and is false. Throws `TooBusy`. */
  matches(secret: string, phc: string | null): Promise<boolean>;
  /** How many were reckoned so far. */
  reckoned(): number;
}

/** Passwords, PINs and codes as they are kept: argon2id of Node's own. */
export function createHasher(cost: Cost = COST): Hasher {
  const line: (() => void)[] = [];
  let running = 0;
  let reckoned = 0;

  async function inLine<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (line.length >= WAITING) throw new TooBusy("too many logins at once");
      await new Promise<void>((resolve) => line.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      line.shift()?.();
    }
  }

  const tagOf = (secret: string, salt: Buffer, { memoryKib, passes }: Cost) =>
    inLine(() => {
      reckoned += 1;
      const fixed = { parallelism: 1, tagLength: TAG_BYTES, memory: memoryKib, passes };
      return derive("argon2id", { message: secret.normalize("NFKC"), nonce: salt, ...fixed });
    });

  return {
    async hash(secret) {
      const salt = randomBytes(SALT_BYTES);
      const tag = await tagOf(secret, salt, cost);
      return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=1$${bare(salt)}$${bare(tag)}`;
    },
    async matches(secret, phc) {
      const [, memory, passes, salt = "", tag = ""] = PHC.exec(phc ?? "") ?? [];
      if (memory === undefined || passes === undefined) {
        await tagOf(secret, randomBytes(SALT_BYTES), cost);
        return false;
      }
      const told = { memoryKib: Number(memory), passes: Number(passes) };
      return timingSafeEqual(await tagOf(secret, Buffer.from(salt, "base64"), told), Buffer.from(tag, "base64"));
    },
    reckoned: () => reckoned,
  };
}

/** PHC strings bear no padding. */
const bare = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
