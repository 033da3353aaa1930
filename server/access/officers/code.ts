import { randomInt } from "node:crypto";

/** Without what is easily taken for another: it is read out and typed. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 12;
const CODE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/** access.12: for a first login, or after a password was forgotten: of 31 letters twelve, 59 bits. */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");

/** access.10: by its form alone a code is told from a password, which may not have it: whoever is meant, one is reckoned with. */
export const isCode = (typed: string): boolean => CODE.test(typed.trim());
