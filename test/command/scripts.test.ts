import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "../architecture/files.ts";

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Programs of others, which answer in their own words. */
const OTHERS = ["newcomer", "build", "types", "lint", "format"];
/** `npm run <name>`, but for what a start installs first: of start.js the program that it hands over to. */
const ours = Object.entries(scripts).flatMap(([name, script]) => {
  const [, words = ""] = /^exec node (.+)$/.exec(script) ?? [];
  return words === "" ? [] : [{ name, program: words.replace(/^server\/start\.js (?=\S+\.ts)/, "").split(" ") }];
});

test("command.1 every script is ours or one of others", () => {
  expect([...ours.map(({ name }) => name), ...OTHERS].sort()).toEqual(Object.keys(scripts).sort());
});

test.each(ours)(
  "command.1 npm run $name tells how it is used when asked, and when it does not understand",
  { timeout: 60_000 },
  async ({ name, program }) => {
    const [asked, wrong] = await Promise.all(["--bantuan", "--tidak-ada"].map((word) => run([...program, word])));
    expect(asked).toMatchObject({ code: 0, stderr: "" });
    expect(asked?.stdout).toMatch(new RegExp(`npm (run (--silent )?)?${name}\\b`));
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong?.stderr).toMatch(/^[^\n]*--tidak-ada[^\n]*\.\n/);
    expect(wrong?.stderr).toContain(asked?.stdout.trim());
  },
);

async function run(words: string[]) {
  // No journal, no database and no BMKG of this machine.
  const env = { PATH: process.env["PATH"], DATA_DIR: "/nowhere" };
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await ended) as [number];
  return { code, stdout, stderr };
}
