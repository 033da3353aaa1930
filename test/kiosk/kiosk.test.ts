import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../eventually.ts";

const SCRIPT = fileURLToPath(new URL("../../server/kiosk/sigap-wall", import.meta.url));
const UNIT = fileURLToPath(new URL("../../server/kiosk/sigap-wall.service", import.meta.url));
const URL_OF_WALL = "http://sigap.example:8443/wall#w=abc.def";

let folder = "";
const running = new Set<ReturnType<typeof spawn>>();

/** A program of this name that does this, first in the script's path; each call is kept in `<name>.log`. */
function fake(name: string, body: string) {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$*" >> "${file}.log"\n${body}\n`);
  chmodSync(file, 0o755);
}
const calls = (name: string) => {
  const file = join(folder, `${name}.log`);
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
};
const pings = () => calls("systemd-notify").filter((call) => call === "WATCHDOG=1").length;
/** While this file is there, the fake of that name says yes. */
const mark = (name: string, there: boolean) =>
  there ? writeFileSync(join(folder, name), "") : rmSync(join(folder, name), { force: true });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sigap-kiosk-"));
  fake("chromium", "exec /bin/sleep 60");
  fake("xset", "");
  fake("gsettings", "");
  fake("systemd-notify", "");
  fake("sleep", "exec /bin/sleep 0.02");
  fake("curl", `test -e "${folder}/server"`);
  fake("ss", `test -e "${folder}/socket" && echo 'ESTAB 0 0 a b users:(("chromium",pid=1,fd=2))'`);
  mark("server", true);
  mark("socket", true);
});
afterEach(async () => {
  for (const child of running) {
    child.kill("SIGTERM");
    await eventually(() => expect(child.exitCode ?? child.signalCode).not.toBeNull());
  }
  running.clear();
  rmSync(folder, { recursive: true });
});

function start(env: Record<string, string> = { SIGAP_WALL_URL: URL_OF_WALL }) {
  const path = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, SIGAP_WALL_URL_FILE: join(folder, "wall-url") };
  const child = spawn("/bin/sh", [SCRIPT], { env: { ...path, DISPLAY: ":9", NOTIFY_SOCKET: "/none", ...env } });
  running.add(child);
  let said = "";
  child.stderr.on("data", (text) => (said += String(text)));
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  return { child, ended, said: () => said };
}
const opened = () => eventually(() => expect(calls("chromium")).toHaveLength(1));

describe("the kiosk", () => {
  test("N17 opens the link full screen, with sound that needs no click, and keeps the screen on", async () => {
    start();
    await opened();
    const [call = ""] = calls("chromium");
    for (const flag of [
      "--kiosk",
      "--noerrdialogs",
      "--disable-session-crashed-bubble",
      "--autoplay-policy=no-user-gesture-required",
      "--password-store=basic",
      `--user-data-dir=${folder}/.config/sigap-wall`,
    ])
      expect(call.split(" ")).toContain(flag);
    expect(call.split(" ").at(-1)).toBe(URL_OF_WALL);
    expect(calls("xset")).toEqual(["s off s noblank -dpms"]);
    await eventually(() => expect(calls("systemd-notify")[0]).toBe("--ready --status=http://sigap.example:8443"));
    await eventually(() => expect(calls("ss")[0]).toBe("-Htnp state established ( dport = :8443 )"));
  });

  test("N17 takes the link from its file when the environment has none", async () => {
    writeFileSync(join(folder, "wall-url"), "https://sigap.example/wall#w=from.file\nsecond line\n");
    start({});
    await opened();
    expect(calls("chromium")[0]).toMatch(/ https:\/\/sigap\.example\/wall#w=from\.file$/);
    await eventually(() => expect(calls("ss")[0]).toContain("dport = :443 "));
  });

  test.each([
    ["no link", {}, "No link of a wall"],
    ["what is no link", { SIGAP_WALL_URL: "wall" }, "No link of a wall"],
  ])("N17 with %s it says what to do and is not started again", async (_, env, words) => {
    const { ended, said } = start(env);
    expect([await ended, said()]).toEqual([78, expect.stringContaining(words)]);
    expect(calls("chromium")).toEqual([]);
    expect(readFileSync(UNIT, "utf8")).toContain("RestartPreventExitStatus=78");
  });

  test("N17 waits for the server before it opens anything", async () => {
    mark("server", false);
    start();
    await eventually(() => expect(calls("curl").length).toBeGreaterThan(3));
    expect(calls("chromium")).toEqual([]);
    mark("server", true);
    await opened();
  });

  test("N17 pings the watchdog while the page holds its socket or the server is away, and not when the page is gone", async () => {
    const { said } = start();
    await eventually(() => expect(pings()).toBeGreaterThan(2));
    mark("socket", false);
    await eventually(() => expect(said()).toContain("The page has no socket"));
    const before = pings();
    const looks = calls("ss").length;
    await eventually(() => expect(calls("ss").length).toBeGreaterThan(looks + 3));
    // One look may have been under way when the socket went.
    expect(pings() - before).toBeLessThanOrEqual(1);
    mark("server", false);
    await eventually(() => expect(pings()).toBeGreaterThan(before + 3));
  });

  test("N17 ends with its browser, and ends its browser when it is told to", async () => {
    fake("chromium", "exit 3");
    expect(await start().ended).toBe(3);
    fake("chromium", `echo $$ > "${folder}/pid"; exec /bin/sleep 60`);
    const { child, ended } = start();
    await eventually(() => expect(existsSync(join(folder, "pid"))).toBe(true));
    await eventually(() => expect(pings()).toBeGreaterThan(0));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    expect(() => process.kill(pid, 0)).toThrow();
  });
});
