import { readFileSync } from "node:fs";

export interface User {
  uid?: number;
  gid?: number;
}

/** For a process that must not be root's: PostgreSQL refuses to run so, and to root no folder is read-only. Empty where root runs no tests. */
export function nobody(): User {
  if (process.getuid?.() !== 0) return {};
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) };
}
