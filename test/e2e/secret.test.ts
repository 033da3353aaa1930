import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer } from "./serverProcess.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sigap-secret-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function secret(words: string[], env: Record<string, string> = {}) {
  const cli = fileURLToPath(new URL("../../server/access/cli.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: { DATA_DIR: folder, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("access.7 a first start whose port is taken tells the file of the secret and not the secret, which the command shows", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const PORT = String((taken.address() as AddressInfo).port);
  const file = join(folder, "desk-secret");
  try {
    const failed = await startServer({ PORT, DATA_DIR: folder, DESK_SECRET: "" }).then(
      () => "it started",
      (error: unknown) => String(error),
    );
    const made = readFileSync(file, "utf8").trim();
    expect(failed).toContain("EADDRINUSE");
    expect(failed).toContain(file);
    expect(failed).not.toContain(made);
    expect(secret([])).toEqual({ status: 0, stdout: `${made}\n`, stderr: "" });
  } finally {
    taken.close();
  }
});

test("access.7 the command shows the one that was given, and says when there is none or a word is wrong", () => {
  expect(secret([], { DESK_SECRET: "rahasia-dari-lingkungan" }).stdout).toBe("rahasia-dari-lingkungan\n");
  expect(secret([])).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("Belum ada rahasia") as string,
  });
  expect(secret(["--apa"])).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("npm run") as string,
  });
  expect(secret(["--bantuan"])).toMatchObject({ status: 0, stderr: "" });
});
