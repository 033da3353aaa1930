import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** What lies beside a journal's file from its first start on. */
const TRACES = ["desk-secret", "unreadable"];

/**
 * journal.31: a file that lost its content must not be taken for that of a first start: SQLite would throw its log away, and all would
 * begin anew in silence. Throws a sentence that names the file.
 */
export function refuseEmptied(path: string): void {
  if (!existsSync(path) || statSync(path).size > 0) return;
  const log = `${path}-wal`;
  const beside = readdirSync(dirname(path)).filter((name) => TRACES.includes(name));
  const traces = [
    ...(existsSync(log) && statSync(log).size > 0 ? [log] : []),
    ...beside.map((name) => join(dirname(path), name)),
  ];
  if (traces.length === 0) return;
  throw new Error(
    `${path} is empty, but ${traces.join(" and ")} tell that it was not. Nothing was changed. Put the journal back from a backup; to begin a new one, move these files away.`,
  );
}
