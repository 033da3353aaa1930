import { createHash } from "node:crypto";
import { displacedCount, incidentOf } from "../../shared/alert/answer.ts";
import type { Exposure } from "../../shared/ground/exposure.ts";
import type { World } from "../../shared/world/world.ts";

type Registry = Pick<World, "place" | "coverage" | "stock">;

/** Of the last registry alone: it is replaced whole when it changes. */
let hashed: (Registry & { hash: string }) | null = null;

/** registry.13: what an impact rests on besides its hazard: the population, our places, who covers what and what they hold, the count from the field. */
export function basisOf(world: World, exposure: Exposure, hazardId: string): string {
  const count = displacedCount(incidentOf(world.incident, hazardId))?.people ?? null;
  return `${exposure.ground.base} ${hashOfRegistry(world)}${count === null ? "" : ` ${count}`}`;
}

function hashOfRegistry({ place, coverage, stock }: Registry): string {
  if (hashed?.place !== place || hashed.coverage !== coverage || hashed.stock !== stock) {
    const rows = [...place.values(), ...coverage.values(), ...stock.values()].map((row) => JSON.stringify(row)).sort();
    hashed = { place, coverage, stock, hash: createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16) };
  }
  return hashed.hash;
}
