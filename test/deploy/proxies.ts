import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { eventually } from "../eventually.ts";
import type { Machine } from "./machine.ts";

export interface Proxy {
  /** Whom its certificate is to be believed by. */
  ca: string;
  stop(): Promise<void>;
}

/** The names of the README, for residents and for the house. */
export const PUBLIC = "sigap.example";
export const INSIDE = "piket.sigap.example";

/** The two that the README offers: which of its commands are theirs, how each is started on what those put in
 * place, and in how many days the drill is that an officer plans through it. */
export const PROXIES: {
  name: string;
  program: string;
  mine: RegExp;
  days: number;
  start(machine: Machine): Promise<Proxy>;
}[] = [
  { name: "nginx", program: "nginx", mine: /nginx\.conf/, days: 10, start: startNginx },
  { name: "Caddy", program: "caddy", mine: /Caddyfile/, days: 20, start: startCaddy },
];

/** The end of the title of a test that needs a program which this machine lacks: `test/run.js` counts these. */
export const needs = (program: string): string =>
  spawnSync("sh", ["-c", `command -v ${program}`]).status === 0 ? "" : ` (needs the program ${program})`;

export async function startNginx({ folder, ports }: Pick<Machine, "folder" | "ports">): Promise<Proxy> {
  const [key, cert] = ["privkey.pem", "fullchain.pem"].map((name) => join(folder, "etc/ssl/sigap", name));
  const names = `subjectAltName=DNS:${PUBLIC},DNS:${INSIDE}`;
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key!, "-out", cert!, "-days", "1", "-subj", `/CN=${PUBLIC}`, "-addext", names]); // prettier-ignore
  if (made.status !== 0) throw new Error(`no certificate: ${String(made.stderr)}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path ${folder}/${each};`,
  );
  const main = join(folder, "nginx-main.conf");
  writeFileSync(
    main,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr;${process.getuid?.() === 0 ? ` user ${userInfo().username};` : ""}
events {}
http { access_log off; ${temporary.join(" ")} include ${folder}/etc/nginx/conf.d/*.conf; }`,
  );
  const stop = await started("nginx", ["-p", folder, "-c", main], {}, ports.https);
  return { ca: readFileSync(cert!, "utf8"), stop };
}

async function startCaddy({ folder, ports }: Machine): Promise<Proxy> {
  const file = join(folder, "etc/caddy/Caddyfile");
  // Certificates of an authority of its own, as for names that only the office knows, and no port but ours.
  const local = `{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\thttp_port ${ports.http}\n}\n`;
  writeFileSync(file, local + readFileSync(file, "utf8"));
  const home = join(folder, "caddy-home");
  mkdirSync(home);
  const stop = await started("caddy", ["run", "--adapter", "caddyfile", "--config", file], { HOME: home, XDG_DATA_HOME: home }, ports.https); // prettier-ignore
  const root = join(home, "caddy/pki/authorities/local/root.crt");
  await eventually(() => {
    if (!existsSync(root)) throw new Error("no authority yet");
  });
  const ca = readFileSync(root, "utf8");
  // It listens before it has made the certificates of all its names.
  for (const servername of [PUBLIC, INSIDE]) await eventually(() => shakesHands(ports.https, servername, ca));
  return { ca, stop };
}

async function shakesHands(port: number, servername: string, ca: string): Promise<void> {
  const line = connect({ host: "127.0.0.1", port, servername, ca });
  try {
    await once(line, "secureConnect");
  } finally {
    line.destroy();
  }
}

/** Resolves with the way to stop it when it listens. */
async function started(program: string, args: string[], env: Record<string, string>, port: number) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const gone = once(child, "exit");
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`${program} ended:\n${said}`);
    await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => {
      if (String((error as { cause?: unknown }).cause).includes("ECONNREFUSED")) throw error;
    });
  });
  return async () => {
    child.kill("SIGTERM");
    await gone;
    process.off("exit", killAtExit);
  };
}
