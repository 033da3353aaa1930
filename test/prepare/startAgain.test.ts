import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { resolveConfig } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";

const SERVER = fileURLToPath(new URL("../../server", import.meta.url));

/**
 * A registry that brings what the lock file holds; while `away` lies there it breaks off half-way, as a cut line does, and
 * while its Node is `forged` npm leaves that out and calls it a success, as it does with what is optional.
 */
const NPM = `#!/bin/sh
mkdir -p node_modules/.bin node_modules/vite/bin
[ -e "$REGISTRY/away" ] && exit 1
[ -e "$REGISTRY/forged" ] || ln -s "${process.execPath}" node_modules/.bin/node
cp package-lock.json node_modules/.package-lock.json
cp "$REGISTRY/vite.js" node_modules/vite/bin/vite.js
`;
/** Brings the one source into the folder of the screens; a source that is `broken` ends it half-way. */
const VITE = `const { readFileSync, writeFileSync } = require("node:fs");
const folder = process.argv[process.argv.indexOf("--outDir") + 1];
const source = readFileSync("client/page", "utf8");
writeFileSync(folder + "/index.html", source);
if (source === "broken") process.exit(1);
`;
const PROGRAM = `import { readFileSync } from "node:fs";
console.log(readFileSync("node_modules/.package-lock.json", "utf8"), readFileSync("dist/client/index.html", "utf8"));
`;

let home: string;
const put = (path: string, text: string, mode = 0o644) => {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text, { mode });
};
const pull = (lock: string, page: string) => {
  put("project/package-lock.json", lock);
  put("project/client/page", page);
};
/** `npm start` until its program ended, and what was said. */
function start(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["server/start.js", ...words], {
    cwd: join(home, "project"),
    encoding: "utf8",
    env: { PATH: [join(home, "bin"), "/usr/bin", "/bin"].join(delimiter), REGISTRY: join(home, "registry") },
  });
  return { status, ran: stdout.trim(), said: stderr };
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "sigap-start-"));
  for (const name of ["start.js", "help.js"]) cpSync(join(SERVER, name), join(home, "project/server", name));
  cpSync(join(SERVER, "prepare"), join(home, "project/server/prepare"), { recursive: true });
  put("project/server/index.ts", PROGRAM);
  put("project/package.json", '{ "type": "module" }');
  put("bin/npm", NPM, 0o755);
  put("registry/vite.js", VITE);
  pull("lock-1", "page-1");
});
afterEach(() => rmSync(home, { recursive: true }));

test("start.1 after a pull with the registry away it starts on the packages that stand, says what is old, and takes the new ones once they come", () => {
  expect(start()).toMatchObject({ status: 0, ran: "lock-1 page-1" });
  put("registry/away", "");
  pull("lock-2", "page-1");
  const away = start();
  expect(away).toMatchObject({ status: 0, ran: "lock-1 page-1" });
  expect(away.said).toMatch(
    /OLD PACKAGES: those of lock file [0-9a-f]{8} stay in use, wanted are those of [0-9a-f]{8}/,
  );
  rmSync(join(home, "registry/away"));
  const back = start();
  expect(back).toMatchObject({ status: 0, ran: "lock-2 page-1" });
  expect(back.said).not.toContain("OLD");
  expect(start().said).toBe("");
});

test("start.9 packages that somebody installed by npm himself keep those of the tests", () => {
  put("project/node_modules/.package-lock.json", '{ "packages": { "node_modules/vitest": { "dev": true } } }');
  expect(start().said).toContain("Installing packages (with those of the tests)");
  rmSync(join(home, "project/node_modules"), { recursive: true });
  expect(start().said).toContain("Installing packages (without those of the tests)");
});

test("start.1 a power cut between the two moves of a swap leaves what stood before", () => {
  start();
  put("registry/away", "");
  mkdirSync(join(home, "project/.sigap/before/dist"), { recursive: true });
  for (const place of ["node_modules", "dist/client"])
    renameSync(join(home, "project", place), join(home, "project/.sigap/before", place));
  expect(start()).toEqual({ status: 0, ran: "lock-1 page-1", said: "" });
});

test("start.1 packages of an installation that was cut off are not started on", () => {
  start();
  put("registry/away", "");
  pull("lock-2", "page-1");
  rmSync(join(home, "project/node_modules/.package-lock.json"));
  expect(start()).toMatchObject({ status: 1, ran: "" });
});

test("start.2 screens that can't be built leave those that stand, which is told", () => {
  start();
  pull("lock-1", "broken");
  const broken = start();
  expect(broken).toMatchObject({ status: 0, ran: "lock-1 page-1" });
  expect(broken.said).toMatch(
    /OLD SCREENS: those of sources [0-9a-f]{8} are shown on, wanted are those of [0-9a-f]{8}/,
  );
  pull("lock-1", "page-3");
  expect(start()).toMatchObject({ status: 0, ran: "lock-1 page-3" });
});

test("start.2 screens that older packages built are built anew by the new ones", () => {
  start();
  put("registry/away", "");
  pull("lock-2", "page-2");
  expect(start()).toMatchObject({ status: 0, ran: "lock-1 page-2" });
  rmSync(join(home, "registry/away"));
  const back = start();
  expect(back.said).toContain("Building the screens");
  expect(back.ran).toBe("lock-2 page-2");
});

test("start.3 a first start without the registry, or whose screens can't be built, ends with a sentence", () => {
  put("registry/away", "");
  const away = start();
  expect(away).toMatchObject({ status: 1, ran: "" });
  expect(away.said).toContain("Is the npm registry reachable?");
  expect(existsSync(join(home, "project/node_modules"))).toBe(false);
  rmSync(join(home, "registry/away"));
  pull("lock-1", "broken");
  const broken = start();
  expect(broken).toMatchObject({ status: 1, ran: "" });
  expect(broken.said).toContain("The screens could not be built");
  expect(existsSync(join(home, "project/dist/client"))).toBe(false);
});

test("start.6 a Node that has not the hash of the lock file is not run, nor one from elsewhere", () => {
  put("registry/forged", "");
  const first = start();
  expect(first).toMatchObject({ status: 1, ran: "" });
  expect(first.said).toContain(`npm brought no Node for ${process.platform} on ${process.arch}`);
  rmSync(join(home, "registry/forged"));
  start();
  put("registry/forged", "");
  pull("lock-2", "page-1");
  const again = start();
  expect(again).toMatchObject({ status: 0, ran: "lock-1 page-1" });
  expect(again.said).toContain("OLD PACKAGES");
});

test("start.8 the set-up brings packages and screens and starts nothing", () => {
  const ready = start("--setup");
  expect(ready).toMatchObject({ status: 0, ran: "" });
  expect(ready.said).toMatch(/Installed in .*Built in /s);
  expect(start()).toEqual({ status: 0, ran: "lock-1 page-1", said: "" });
});

test("start.8 the set-up fails where a start would go on with what is old, which stands as it was", () => {
  start();
  put("registry/away", "");
  pull("lock-2", "page-2");
  expect(start("--setup")).toMatchObject({ status: 1, ran: "" });
  rmSync(join(home, "registry/away"));
  pull("lock-2", "broken");
  expect(start("--setup")).toMatchObject({ status: 1, ran: "" });
  expect(start()).toMatchObject({ status: 0, ran: "lock-2 page-1" });
});

test("start.7 no tool warns of its own pace at the build", async () => {
  const config = await resolveConfig(
    { configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)) },
    "build",
  );
  expect(config.build.rolldownOptions.checks).toMatchObject({ bundlerTimings: false });
});
