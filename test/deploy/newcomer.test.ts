import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { DAY_MS } from "../../shared/time.ts";
import type { Command } from "../../shared/command/commands.ts";
import type { Reply } from "../../shared/wire/protocol.ts";
import { startRestlessBmkg } from "../e2e/restlessBmkg.ts";
import { read } from "../architecture/files.ts";
import { eventually } from "../eventually.ts";
import { PASSWORD, PIN } from "../make/seats.ts";
import { browserOf } from "./browser.ts";
import { newMachine, settingsOf, type Machine } from "./machine.ts";
import { INSIDE, needs, PROXIES, PUBLIC } from "./proxies.ts";

/**
 * From the clone to a service behind TLS on loopback, by the README's own commands and the files that are shipped; only names and
 * addresses are others. `npm run newcomer` fetches the packages too, as on a bare machine.
 */

// On another system there is no systemd to be a service of.
describe.runIf(process.platform === "linux")("a newcomer", () => {
  let machine: Machine;
  let bmkg: Awaited<ReturnType<typeof startRestlessBmkg>>;
  let server: Awaited<ReturnType<Machine["start"]>>;

  beforeAll(async () => {
    machine = await newMachine();
    bmkg = await startRestlessBmkg();
    machine.follow("Pasang", (command) => !/sigap officer|caddy|nginx/.test(command));
    machine.set({ PORT: String(machine.ports.sigap), BMKG_SATELLITE_URL: bmkg.env.BMKG_WWW_URL, ...bmkg.env });
    server = await machine.start("sigap.service", "Sigap is up");
    machine.follow("Pasang", (command) => command.includes("sigap officer"));
  }, 600_000);
  afterAll(async () => {
    await server.stop();
    await bmkg.stop();
    machine.remove();
  });

  test("deploy.1 what the README says is done, and the service is asked to start", () => {
    expect(machine.asked()).toEqual(["daemon-reload", "enable --now sigap sigap-backup.timer"]);
    expect(machine.run("sudo sigap officer list").stdout).toMatch(/Penyelia\s+Sari Wulandari/);
    // By the unit's UMask this holds without systemd for the one that holds secrets alone.
    expect(statSync(join(machine.folder, "var/lib/sigap/sigap.db")).mode & 0o777).toBe(0o600);
    // Started as the service is, it leaves the program's folder as it was.
    expect(existsSync(join(machine.folder, "opt/sigap/data"))).toBe(false);
  });

  test.skipIf(needs("systemd-analyze"))(
    `deploy.2 systemd finds no fault in the units${needs("systemd-analyze")}`,
    () => {
      const units = ["sigap.service", "sigap-backup.service", "sigap-backup.timer"].map((name) => join(machine.folder, "etc/systemd/system", name)); // prettier-ignore
      const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...units], { encoding: "utf8" });
      // It looks through what this machine has of its own as well.
      const ours = stderr.split("\n").filter((line) => line.includes("sigap"));
      expect({ status, ours }).toEqual({ status: 0, ours: [] });
    },
  );

  test("deploy.2 the unit stops the server within the time that it gives, and lets it write to its own folder alone", () => {
    const unit = settingsOf(readFileSync(join(machine.folder, "etc/systemd/system/sigap.service"), "utf8"));
    expect(Object.fromEntries(unit)).toMatchObject({
      Restart: ["always"],
      ProtectSystem: ["strict"],
      NoNewPrivileges: ["yes"],
      StateDirectory: ["sigap"],
      CapabilityBoundingSet: [""],
    });
    expect(unit.has("ReadWritePaths")).toBe(false);
    expect(Number(unit.get("TimeoutStopSec")?.[0])).toBeGreaterThan(5);
  });

  test("deploy.5 nothing in the proxies' files prolongs what a page allows", () => {
    const nginx = read("server/deploy/nginx.conf");
    expect(nginx).toContain("proxy_cache sigap;");
    expect(nginx).not.toMatch(/proxy_cache_(valid|use_stale)|proxy_ignore_headers|expires/);
    expect(read("server/deploy/Caddyfile")).not.toMatch(/cache-control/);
  });

  describe.each(PROXIES)("behind $name", ({ name, program, mine, days, start }) => {
    test.skipIf(needs(program))(
      `deploy.1, deploy.3, deploy.5 everybody is served through TLS: public, wall, desk and a command${needs(program)}`,
      { timeout: 120_000 },
      async () => {
        machine.follow("Pasang", (command) => mine.test(command));
        expect(machine.asked().at(-1)).toBe(`reload ${program}`);
        const proxy = await start(machine);
        const { ask, screen, originOf } = browserOf(proxy.ca, machine.ports.https);
        try {
          const plain = await fetch(`http://127.0.0.1:${machine.ports.sigap}/`);
          const page = await ask(PUBLIC, "/");
          expect(page.status).toBe(200);
          expect(page.body).toContain("171");
          expect(page.headers["cache-control"]).toBe(plain.headers.get("cache-control"));
          expect(page.headers["strict-transport-security"]).toContain("max-age=");
          expect((await ask(PUBLIC, "/api/hazards")).headers["cache-control"]).toContain("max-age=");
          for (const inside of [
            "/wall",
            "/desk",
            "/desk/login",
            "/socket.io/?EIO=4&transport=polling",
            "/world/public",
            "/map/base.topo.json",
          ])
            expect((await ask(PUBLIC, inside)).status, inside).toBe(404);
          if (name === "nginx") expect(await redirected(machine.ports.http)).toBe(`https://${PUBLIC}/x`);

          expect((await ask(INSIDE, "/wall")).status).toBe(200);
          const added = machine.run(`sudo sigap officer add --name "Petugas ${name}" --role petugas`).stdout;
          const [code = ""] = /[A-Z2-9]{12}/.exec(added) ?? [];
          const form = (fields: Record<string, string>, origin = originOf(INSIDE)) => ({
            method: "POST",
            headers: { origin, "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": "10.9.9.9" },
            body: new URLSearchParams(fields).toString(),
          });
          const login = { name: `Petugas ${name}`, secret: code };
          expect((await ask(INSIDE, "/desk/login", form(login, "https://elsewhere.example"))).status).toBe(403);
          // The server looks for what others wrote every few seconds.
          const ticket = await eventually(async () => {
            const { body } = await ask(INSIDE, "/desk/login", form(login));
            return z.string().parse(/name="ticket" value="([^"]+)"/.exec(body)?.[1]);
          }, 2000);
          const chosen = { ticket, password: PASSWORD, again: PASSWORD, pin: PIN };
          const door = await ask(INSIDE, "/desk/first", form(chosen));
          expect(door.status).toBe(303);
          const given = door.headers["set-cookie"]?.at(-1) ?? "";
          expect(given).toMatch(/^__Host-sigap_desk_\w+=.*; Path=\/;.*HttpOnly; Secure; SameSite=Strict$/);

          const wall = screen(INSIDE, "wall");
          const desk = screen(INSIDE, "desk", given.split(";")[0]);
          await eventually(() => {
            expect([wall.lost(), desk.lost()]).toEqual(["", ""]);
            expect([wall.world().alert.size, desk.world().alert.size].every((open) => open > 0)).toBe(true);
          });
          const on = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
          const command = { name: "drill:plan", id: randomUUID(), on } satisfies Command;
          const reply = await new Promise<Reply>((resolve) => desk.socket.emit("command", command, resolve));
          expect(reply).toHaveProperty("data");
          await eventually(() => expect(wall.world().plan.get("drill")).toMatchObject({ on }));
          for (const { socket } of [wall, desk]) socket.close();
        } finally {
          await proxy.stop();
        }
      },
    );
  });

  test(
    "deploy.4 it is backed up while it runs and restored on a second machine by the README's commands, and stops in time",
    { timeout: 120_000 },
    async () => {
      machine.follow("Cadangkan");
      const shelf = machine.run("ls /var/backups/sigap").stdout.trim();
      expect(shelf).toMatch(/^sigap-\d{8}T\d{9}Z\.jsonl\.gz$/);
      expect(await server.stop()).toBe(0);
      const before = machine.run("sudo sigap journal verify").stdout;

      // What was there is refused to be written over, then moved away: as good as a second machine.
      const bringBack = (command: string) => command.includes("restore");
      const restoring = () => machine.follow("Pulihkan", bringBack);
      const rename = machine.run(
        `mv /var/backups/sigap/${shelf} /var/backups/sigap/sigap-20261130T183000123Z.jsonl.gz`,
      );
      expect(rename.status).toBe(0);
      expect(restoring).toThrow("--ganti");
      machine.run("mv /var/lib/sigap /var/lib/sigap-of-before");
      restoring();
      const Verified = z.tuple([z.string(), z.string()]);
      const headOf = (told: string) => Verified.parse(/head (\d+), hash (\w+)/.exec(told)?.slice(1));
      const [seq, hash] = headOf(machine.run("sudo sigap journal verify").stdout);
      expect(Number(seq)).toBeLessThanOrEqual(Number(headOf(before)[0]));
      const exported = machine.run(
        "cd /opt/sigap && DATA_DIR=/var/lib/sigap-of-before node_modules/.bin/node server/store/cli.ts export",
      ).stdout;
      expect(exported).toContain(`"hash":"${hash}"`);

      server = await machine.start("sigap.service", "Sigap is up");
      expect(await (await machine.start("sigap-backup.service", "entri, hash")).ended()).toBe(0);
      expect(machine.run("ls /var/backups/sigap").stdout.trim().split("\n")).toHaveLength(2);
      expect(machine.run("sudo sigap officer list").stdout).toContain("Sari Wulandari");
    },
  );

  test(
    "deploy.6 a newer version is taken by the README's commands while the older one runs on, and the journal goes on",
    { timeout: 120_000 },
    async () => {
      const versions = () =>
        machine.run("git -C origin rev-parse HEAD; git -C /opt/sigap rev-parse HEAD").stdout.trim().split("\n");
      machine.run("git -C origin -c user.name=t -c user.email=t@t commit -q --allow-empty -m later");
      expect(new Set(versions()).size).toBe(2);
      machine.follow("Naikkan versi, dan kembali");
      expect(new Set(versions()).size).toBe(1);
      expect(machine.asked().at(-1)).toBe("restart sigap");
      expect((await fetch(`http://127.0.0.1:${machine.ports.sigap}/api/health`)).ok).toBe(true);
      const before = machine.run("sudo sigap journal verify").stdout;
      expect(await server.stop()).toBe(0);
      server = await machine.start("sigap.service", "Sigap is up");
      const [was, is] = [before, machine.run("sudo sigap journal verify").stdout].map((told) =>
        Number(/head (\d+)/.exec(told)?.[1]),
      );
      expect(is).toBeGreaterThanOrEqual(was!);
    },
  );

  test("deploy.4 the operator's command takes its settings as systemd does, whatever signs they hold", () => {
    const file = join(machine.folder, "etc/sigap/sigap.env");
    const before = readFileSync(file, "utf8");
    const given = "d0llar$HOME `id` # \\ 'ya'";
    writeFileSync(file, `${before}# PORT=not-this-one-at-all\nPORT="${given}"\n`);
    // A setting that can't be meant is told with its value.
    expect(machine.run("sudo sigap officer list")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(given) as string,
    });
    writeFileSync(file, before);
    expect(machine.run("sudo sigap nyanyi")).toMatchObject({ status: 2, stdout: "" });
    expect(machine.run("sigap --bantuan")).toMatchObject({ status: 0, stderr: "" });
  });
});

function redirected(port: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: "/x", headers: { host: PUBLIC } }, (answer) => {
      answer.resume();
      resolve(answer.headers.location);
    }).on("error", reject);
  });
}
