import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../server/store/live.ts";
import { openJournal } from "../../server/store/open.ts";
import type { World } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { startRestlessBmkg } from "./restlessBmkg.ts";
import { freePort, startServer } from "./serverProcess.ts";

const CIANJUR = {
  Coordinates: "-6.84,107.05",
  Lintang: "6.84 LS",
  Bujur: "107.05 BT",
  Magnitude: "6.1",
  Wilayah: "Pusat gempa berada di darat 10 km barat daya Kab. Cianjur",
  Dirasakan: "VI Cianjur",
};
const KILLS = Number(process.env["KILLS"] ?? 4);
const TABLE = [
  "unit_id,kab_code,name,province,lat,lon,coord_basis,basis,source",
  "TGN-A,32.03,Tagana Cianjur,Jawa Barat,-6.82,107.14,GPS,published,Dinsos 2026",
  "TGN-B,32.04,Tagana Bandung,Jawa Barat,-7.02,107.53,GPS,published,Dinsos 2026",
].join("\n");

test(
  "registry.13 an import while the server was down is weighed at its next start, however often that start is cut short",
  { timeout: 240_000 },
  async () => {
    const bmkg = await startRestlessBmkg({ first: CIANJUR });
    const folder = mkdtempSync(join(tmpdir(), "sigap-import-"));
    const env = { PORT: String(await freePort()), DATA_DIR: folder, ...bmkg.env };
    try {
      const server = await startServer(env);
      await eventually(async () => expect(unitsNamed(await worldIn(folder)).length).toBeGreaterThan(2), 500);
      await server.kill();
      const before = await worldIn(folder);

      const table = join(folder, "tagana.csv");
      writeFileSync(table, TABLE);
      const cli = fileURLToPath(new URL("../../server/registry/cli.ts", import.meta.url));
      const imported = spawnSync(process.execPath, [cli, "tagana", table, "--ya", "--ganti-semua"], {
        env: { ...process.env, DATA_DIR: folder },
      });
      expect(imported.status).toBe(0);
      // Those that the open alert still names exist no more.
      expect(unitsNamed(await worldIn(folder))).toEqual(unitsNamed(before));

      for (let kill = 0; kill < KILLS; kill++) {
        const short = await startServer(env);
        await new Promise((resolve) => setTimeout(resolve, 120 * kill));
        await short.kill();
      }
      const last = await startServer(env);
      await eventually(async () => expect(unitsNamed(await worldIn(folder))).toEqual(["TGN-A", "TGN-B"]), 500);
      expect(await last.stop()).toBe(0);
    } finally {
      await bmkg.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** As another reader of the same file finds it. */
async function worldIn(folder: string): Promise<World> {
  const log = () => undefined;
  const store = await openStore(await openJournal({ DATA_DIR: folder }, log), { log });
  const { world } = store;
  await store.stop();
  return world;
}

/** Tagana units that the impact of the first quake names, near or inside. */
function unitsNamed({ impact, hazard }: World): string[] {
  const quake = [...hazard.values()].find((one) => one.kind === "earthquake" && one.versions[0]?.magnitude === 6.1);
  const told = quake && impact.get(quake.id);
  const named = [...(told?.resources ?? []), ...(told?.help ?? [])].filter(({ kind }) => kind === "tagana");
  return [...new Set(named.map(({ placeId }) => placeId))].sort();
}
