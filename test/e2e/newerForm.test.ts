import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sqlitePath } from "../../server/store/open.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { FORM } from "../../shared/world/forms.ts";
import type { Deed } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { putting } from "../store/deeds.ts";
import { freePort, startServer } from "./serverProcess.ts";

test("form.5 the server ends by itself with exit code 1 and the sentence in its log, and the next start says the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sigap-newer-"));
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const env = { PORT: String(await freePort()), DATA_DIR: folder, BMKG_DATA_URL: nowhere, BMKG_INATEWS_URL: nowhere, BMKG_WWW_URL: nowhere }; // prettier-ignore
  const sentence = `is of form ${FORM + 1}, and this Sigap knows forms up to ${FORM}`;
  const server = await startServer(env);
  try {
    const journal = await openSqlite(sqlitePath({ DATA_DIR: folder }));
    const newer = { ...putting("of a newer node", "a"), form: FORM + 1 } as Deed;
    // The server writes beside us; whoever loses tries again.
    for (let line = null; line === null;) line = await journal.append(await journal.head(), newer);
    await journal.close();
    await eventually(() => expect(server.said()).toContain(sentence));
    await eventually(() => expect(() => process.kill(server.pid, 0)).toThrow("ESRCH"));
    expect(await server.stop()).toBe(1);
    await expect(startServer(env)).rejects.toThrow(sentence);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
