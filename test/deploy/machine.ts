import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"; // prettier-ignore
import { tmpdir, userInfo } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { projectFiles, read, ROOT } from "../architecture/files.ts";
import { freePort } from "../e2e/serverProcess.ts";

/** A machine that somebody installs Sigap on, under a folder of its own: what would lie at `/etc` lies at `<folder>/etc`. */
export interface Machine {
  folder: string;
  /** Of each address that the shipped files name. */
  ports: { http: number; https: number; sigap: number };
  /** Runs the shell commands of the README's section one after another, as they stand there but for the addresses; where it goes to (`cd`) it always goes. */
  follow(heading: string, only?: (command: string) => boolean): void;
  /** Runs one of the operator's commands. */
  run(command: string): { status: number | null; stdout: string; stderr: string };
  /** Adds lines to `/etc/sigap/sigap.env`. */
  set(lines: Record<string, string>): void;
  /** What `systemctl` was asked. */
  asked(): string[];
  /** Starts what a unit says, as systemd would; resolves when its log says so. */
  start(unit: string, says: string): Promise<Started>;
  remove(): void;
}

interface Started {
  said(): string;
  /** Its exit code, when it has ended of itself. */
  ended(): Promise<number | null>;
  stop(): Promise<number | null>;
}

const ABSOLUTE = /(?<![\w.:/])(?=\/(?:opt\/sigap|etc\/|var\/|usr\/local\/sbin))/g;

/** A shipped file as it stands on a machine of that folder and those ports. */
export function placedAt({ folder, ports }: Pick<Machine, "folder" | "ports">, text: string): string {
  return (
    text
      .replaceAll(ABSOLUTE, folder)
      .replaceAll("127.0.0.1:8080", `127.0.0.1:${ports.sigap}`)
      .replaceAll(/listen (\[::\]:)?80;/g, `listen 127.0.0.1:${ports.http};`)
      .replaceAll(/listen (\[::\]:)?443 ssl;/g, `listen 127.0.0.1:${ports.https} ssl;`)
      .replaceAll(/^((?:piket\.)?sigap\.example) \{/gm, `$1:${ports.https} {`)
      // A line for each of two kinds of address would now stand twice.
      .replaceAll(/^( *listen .*\n)\1/gm, "$1")
  );
}

/** Whole: packages are fetched and the screens built as on a bare machine (`npm run newcomer`). Else those of this project are lent. */
const WHOLE = process.env["NEWCOMER"] === "whole";

/** What a newcomer clones: the files of this project, with the names and addresses in them that he would replace. */
export async function newMachine(): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), "sigap-machine-"));
  const ports = { http: await freePort(), https: await freePort(), sigap: await freePort() };
  const { username } = userInfo();
  const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim();
  const origin = join(folder, "origin");
  const placed = (text: string) =>
    placedAt({ folder, ports }, text)
      .replaceAll("git clone ALAMAT", `git clone file://${origin}`)
      .replaceAll(/-g sigap\b/g, `-g ${group}`)
      .replaceAll(/-o sigap\b/g, `-o ${username}`)
      .replaceAll("SERVICE_USER=sigap", `SERVICE_USER=${username}`);
  const put = (path: string, text: string | Buffer, mode = 0o644) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode });
  };
  for (const path of projectFiles()) {
    const bytes = readFileSync(join(ROOT, path));
    put(`origin/${path}`, path.startsWith("server/deploy/") ? placed(bytes.toString()) : bytes);
  }
  chmodSync(join(origin, "server/deploy/sigap"), 0o755);
  const git = (...words: string[]) => execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...words], { cwd: origin, stdio: "pipe" }); // prettier-ignore
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "as it stands");

  // What would change this machine is noted and not done.
  put("bin/sudo", '#!/bin/sh\nexec "$@"\n', 0o755);
  for (const program of ["useradd", "systemctl"]) put(`bin/${program}`, `#!/bin/sh\necho "$*" >> ${folder}/${program}.log\n`, 0o755); // prettier-ignore
  const lend = `[ -e node_modules ] || { ln -s ${ROOT}node_modules node_modules; mkdir -p dist; cp -R ${ROOT}dist/client dist/ 2>/dev/null; true; }`;
  put("bin/npm", `#!/bin/sh\n${WHOLE ? "" : lend}\nPATH=\${PATH#*:}\nexec npm "$@"\n`, 0o755);
  for (const each of ["opt", "usr/local/sbin", "var/lib", "var/cache/nginx", "etc/ssl/sigap"])
    mkdirSync(join(folder, each), { recursive: true });
  const env = {
    ...process.env,
    PATH: [join(folder, "bin"), join(folder, "usr/local/sbin"), process.env["PATH"]].join(delimiter),
  };
  const run = (command: string) => {
    const { status, stdout, stderr } = spawnSync("sh", ["-eu", "-c", placed(command)], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };

  return {
    folder,
    ports,
    follow(heading, only = () => true) {
      const { status, stdout, stderr } = run(
        commandsOf(heading)
          .filter((command) => command.startsWith("cd ") || only(command))
          .join("\n"),
      );
      if (status !== 0) throw new Error(`README, ${heading}: ended with ${status}\n${stdout}${stderr}`);
    },
    run,
    set(lines) {
      const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(join(folder, "etc/sigap/sigap.env"), text.join(""), { flag: "a" });
    },
    asked: () => readFileSync(join(folder, "systemctl.log"), "utf8").trim().split("\n"),
    start: (unit, says) => startUnit(folder, unit, says),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The lines of all shell blocks of a section of the README. */
function commandsOf(heading: string): string[] {
  const section =
    read("README.md")
      .split(/^## /m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.trimEnd().split("\n"));
}

/** `Name=value` of a unit, each name with all its values. */
export function settingsOf(text: string): Map<string, string[]> {
  const settings = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.set(name, [...(settings.get(name) ?? []), value]);
  }
  return settings;
}

async function startUnit(folder: string, name: string, says: string): Promise<Started> {
  const unit = settingsOf(readFileSync(join(folder, "etc/systemd/system", name), "utf8"));
  const only = (setting: string) => unit.get(setting)?.[0] ?? "";
  for (const state of unit.get("StateDirectory") ?? [])
    mkdirSync(join(folder, "var/lib", state), { recursive: true, mode: 0o700 });
  const file = only("EnvironmentFile").replace(/^-/, "");
  const given = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const pairs = [...(unit.get("Environment") ?? []), ...given.filter((line) => /^[A-Z]\w*=/.test(line))];
  const env = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const [program = "", ...args] = only("ExecStart").split(" ");
  const child = spawn(program, args, { cwd: only("WorkingDirectory"), env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const gone = once(child, "exit");
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const heard = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(says)) resolve();
      });
    void gone.then(() => reject(new Error(`${name} ended:\n${said}`)));
  });
  await heard;
  const ended = async () => {
    const [code] = (await gone) as [number | null];
    process.off("exit", killAtExit);
    return code;
  };
  return {
    said: () => said,
    ended,
    stop() {
      child.kill("SIGTERM");
      return ended();
    },
  };
}
