import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { reasonOf } from "../log.ts";

/** As long as a server that was told to stop may take. */
const PATIENCE_MS = 8000;

/**
 * journal.30: one server a file. Held until the returned function is called or the process ends, however it ends: the lock is the
 * operating system's. Throws a sentence when another server holds it. Commands of the operator may open the journal beside it.
 * @param path of the journal's file.
 */
export function claimFile(path: string, patienceMs = PATIENCE_MS): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const file = `${path}.server`;
  try {
    const lock = new DatabaseSync(file, { timeout: patienceMs });
    lock.exec("begin exclusive");
    return () => {
      if (lock.isOpen) lock.close();
    };
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(
      /locked/.test(reason)
        ? `${path} is served by another Sigap that runs. Stop that one first, or give this one a DATA_DIR of its own.`
        : `${file} can't be written: ${reason}. The folder must be the server's own.`,
      { cause: error },
    );
  }
}
