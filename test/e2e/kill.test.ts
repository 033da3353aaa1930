import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROTOCOL, type Mark, type Reply, type Update } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { startPostgres, type Postgres } from "../postgres.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { freePort, login, startServer } from "./serverProcess.ts";
import { fetches } from "../realtime/fetches.ts";

/** Fifty by hand (`KILLS=50 npx vitest run test/e2e/kill.test.ts`); a few at each commit. */
const KILLS = Number(process.env["KILLS"] ?? 6);

let postgres: Postgres;
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(async () => postgres.stop());

describe.each(["SQLite", "PostgreSQL"] as const)("a server on %s, killed again and again", (kind) => {
  test(
    "N9 nothing acknowledged is lost, the chain holds, and a screen that stays misses nothing and hears nothing twice",
    { timeout: 120_000 + KILLS * 60_000 },
    async () => {
      const bmkg = await startRestlessBmkg();
      const folder = mkdtempSync(join(tmpdir(), "sigap-kill-"));
      const env = {
        PORT: String(await freePort()),
        DATA_DIR: folder,
        ...bmkg.env,
        ...(kind === "PostgreSQL" ? { DATABASE_URL: postgres.url } : {}),
      };
      const wall = stayingScreen(`http://127.0.0.1:${env.PORT}`);
      const acknowledged = new Set<string>();
      // A session outlives the server that opened it.
      let cookie: string | undefined;
      try {
        for (let round = 0; round < KILLS; round++) {
          const server = await startServer(env);
          cookie ??= await login(server.url, env);
          const officer = officerAt(server.url, cookie);
          await officer.answerSome(acknowledged, Math.random() * 600);
          await server.kill();
          officer.close();
        }
        const server = await startServer(env);
        const fresh = stayingScreen(server.url);
        await eventually(() => {
          expect(fresh.world().seq).toBeGreaterThan(0);
          expect(wall.world().seq).toBe(fresh.world().seq);
        }, 50);
        expect(acknowledged.size).toBeGreaterThan(0);
        const kept = [...fresh.world().incident.values()].filter((each) => each.acknowledged).map(({ id }) => id);
        expect([...acknowledged].filter((id) => !kept.includes(id))).toEqual([]);
        expect(wall.world()).toEqual(fresh.world());
        expect(wall.wholes()).toBe(1);
        expect(wall.twice()).toEqual([]);
        fresh.close();
        expect(await server.stop()).toBe(0);
        expect(verify(env)).toMatch(/\d+ entries/);
      } finally {
        wall.close();
        await bmkg.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** A wall that reconnects by itself, with its mark, for as long as it hangs. */
function stayingScreen(url: string) {
  let world: World = EMPTY_WORLD;
  let mark: Mark | null = null;
  let wholes = 0;
  const twice: number[] = [];
  const socket = io(url, {
    auth: (send) => send({ protocol: PROTOCOL, audience: "wall", since: mark, screen: "wall-test" }),
    transports: ["websocket"],
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
  });
  fetches(socket, {
    url,
    hear({ to, changes }) {
      wholes++;
      world = { ...withChanges(EMPTY_WORLD, changes), seq: to.seq };
      mark = to;
    },
  });
  socket.on("update", (update: Update) => {
    if (mark && update.changes.length > 0 && update.to.seq <= mark.seq) twice.push(update.to.seq);
    world = { ...withChanges(world, update.changes), seq: update.to.seq };
    mark = update.to;
  });
  return { world: () => world, wholes: () => wholes, twice: () => twice, close: () => socket.close() };
}

function officerAt(url: string, cookie: string) {
  let world: World = EMPTY_WORLD;
  const socket = io(url, {
    auth: { protocol: PROTOCOL, audience: "desk", since: null, screen: "desk-test" },
    extraHeaders: { cookie },
    transports: ["websocket"],
    reconnection: false,
  });
  fetches(socket, { url, cookie, hear: ({ changes }) => (world = withChanges(EMPTY_WORLD, changes)) });
  socket.on("update", ({ changes }: Update) => (world = withChanges(world, changes)));
  return {
    /** Acknowledges whatever is open for `forMs`, without waiting for one answer before the next; notes what was answered. */
    async answerSome(acknowledged: Set<string>, forMs: number) {
      const asked = new Set<string>();
      const end = performance.now() + forMs;
      do {
        for (const { id } of world.alert.values()) {
          if (world.incident.get(id)?.acknowledged || asked.has(id)) continue;
          asked.add(id);
          const command = { name: "incident:answer", id: randomUUID(), hazardId: id } as const;
          socket.emit("command", command, (reply: Reply) => "data" in reply && acknowledged.add(id));
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      } while (performance.now() < end);
    },
    close: () => socket.close(),
  };
}

function verify(env: Record<string, string>): string {
  const cli = fileURLToPath(new URL("../../server/store/cli.ts", import.meta.url));
  return execFileSync(process.execPath, [cli, "verify"], {
    env: { PATH: process.env["PATH"], ...env },
    encoding: "utf8",
  });
}
