import { buildExposure, type Exposure, type Ground } from "../../shared/ground/exposure.ts";
import { coverageIn } from "../../shared/help/covering.ts";
import type { World } from "../../shared/world/world.ts";

/** The index of our places and who covers what, rebuilt only when the registry itself changed. */
export function exposureOf(ground: Ground) {
  let built: (Pick<World, "place" | "coverage" | "stock"> & { exposure: Exposure }) | null = null;
  return ({ place, coverage, stock }: World): Exposure => {
    if (built?.place !== place || built.coverage !== coverage || built.stock !== stock) {
      const covered = coverageIn(ground.coverage, coverage, (id) => place.get(id)?.kind === "sentra");
      const exposure = buildExposure({ ...ground, coverage: covered }, [...place.values()], stock);
      built = { place, coverage, stock, exposure };
    }
    return built.exposure;
  };
}
