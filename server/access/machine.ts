import { createHash, randomBytes } from "node:crypto";

/** access.11: a browser's own word, by which a workstation is known again: desks on it share it, and nobody can guess it. */
export function newWord(): string {
  return randomBytes(32).toString("base64url");
}

/** As it is kept: who reads the store can't sit down by it. */
export function hashOfWord(word: string): string {
  return createHash("sha256").update(word).digest("hex");
}

export function cookieNamed(name: string, header: string | undefined): string | null {
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1) || null;
}
