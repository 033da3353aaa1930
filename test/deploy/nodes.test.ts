import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DAY_MS } from "../../shared/time.ts";
import type { Command } from "../../shared/command/commands.ts";
import { sitAt } from "../make/seats.ts";
import type { Reply } from "../../shared/wire/protocol.ts";
import { read } from "../architecture/files.ts";
import { startRestlessBmkg } from "../e2e/restlessBmkg.ts";
import { freePort, startServer } from "../e2e/serverProcess.ts";
import { eventually } from "../eventually.ts";
import { startPostgres } from "../postgres.ts";
import { browserOf } from "./browser.ts";
import { placedAt } from "./machine.ts";
import { INSIDE, needs, PUBLIC, startNginx } from "./proxies.ts";

test.skipIf(needs("nginx"))(
  `deploy.7 two nodes behind nginx, as its file says: screens stand on both, hear each other, and one that dies is passed over${needs("nginx")}`,
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "sigap-nodes-"));
    const [postgres, bmkg] = await Promise.all([startPostgres(), startRestlessBmkg()]);
    const started = ["a", "b"].map(async (name) => {
      const PORT = String(await freePort());
      const DATA_DIR = join(folder, name);
      return { PORT, ...(await startServer({ PORT, DATA_DIR, DATABASE_URL: postgres.url, ...bmkg.env })) };
    });
    const [one, other] = (await Promise.all(started)) as [Awaited<(typeof started)[0]>, Awaited<(typeof started)[0]>];

    const machine = { folder, ports: { http: await freePort(), https: await freePort(), sigap: Number(one.PORT) } };
    for (const each of ["etc/ssl/sigap", "etc/nginx/conf.d", "var/cache/nginx"])
      mkdirSync(join(folder, each), { recursive: true });
    // As the file tells: a line for each node.
    const both = placedAt(machine, read("server/deploy/nginx.conf")).replace(
      `  server 127.0.0.1:${one.PORT};`,
      `  server 127.0.0.1:${one.PORT};\n  server 127.0.0.1:${other.PORT};`,
    );
    writeFileSync(join(folder, "etc/nginx/conf.d/sigap.conf"), both);
    const proxy = await startNginx(machine);
    const { ask, screen } = browserOf(proxy.ca, machine.ports.https);
    try {
      // Over TLS no cookie without that prefix counts.
      const { cookie } = await sitAt({ DATA_DIR: folder, DATABASE_URL: postgres.url }, "Sari Wulandari");
      const seat = cookie.replaceAll("sigap_", "__Host-sigap_");
      await eventually(async () =>
        expect((await ask(INSIDE, "/desk/who", { headers: { cookie: seat } })).status).toBe(200),
      );
      const desk = screen(INSIDE, "desk", seat);
      const walls = [1, 2, 3].map(() => screen(INSIDE, "wall"));
      await eventually(() => {
        for (const { lost, world } of [desk, ...walls]) expect([lost(), world().place.size > 0]).toEqual(["", true]);
      });
      const command = { name: "drill:plan", id: randomUUID(), on: inDays(10) } satisfies Command;
      expect(await new Promise<Reply>((told) => desk.socket.emit("command", command, told))).toHaveProperty("data");
      await eventually(() =>
        expect(walls.map(({ world }) => world().plan.get("drill")?.on)).toEqual(walls.map(() => command.on)),
      );

      await one.kill();
      // nginx gave each node some of the four: those of the dead one are cut, the others stand.
      await eventually(() => {
        const standing = [desk, ...walls].filter(({ socket }) => socket.connected).length;
        expect([0, 4]).not.toContain(standing);
      });
      const later = screen(INSIDE, "wall");
      await eventually(() => expect([later.lost(), later.world().plan.get("drill")?.on]).toEqual(["", command.on]));
      for (const path of ["/", "/api/hazards"]) expect((await ask(PUBLIC, path)).status).toBe(200);
      for (const { socket } of [desk, later, ...walls]) socket.close();
    } finally {
      await proxy.stop();
      await other.stop();
      await bmkg.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}
