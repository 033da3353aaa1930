import { buildExposure, type Exposure, type Ground } from "../../shared/ground/exposure.ts";
import { coverageIn } from "../../shared/help/covering.ts";
import type { Place } from "../../shared/record/place.ts";
import type { World } from "../../shared/world/world.ts";

/** The index of our places and who covers what, rebuilt only when the registry itself changed. */
export function exposureOf(ground: Ground) {
  let built: (Pick<World, "place" | "coverage" | "stock"> & { exposure: Exposure }) | null = null;
  return ({ place, coverage, stock }: World): Exposure => {
    if (built?.place !== place || built.coverage !== coverage || built.stock !== stock) {
      const covered = coverageIn(ground.coverage, coverage, (id) => place.get(id)?.kind === "sentra");
      const exposure = buildExposure({ ...ground, coverage: covered }, inOrder(place), stock);
      built = { place, coverage, stock, exposure };
    }
    return built.exposure;
  };
}

/** Of posts that stand at one point the ministry's own are told, and asked, before a province's, and a Sentra before a training centre. */
function inOrder(places: World["place"]): Place[] {
  return [...places.values()].sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
}

function rankOf(place: Place): number {
  switch (place.kind) {
    case "sentra":
      return place.office === "sentra" ? 0 : 1;
    case "warehouse":
      return place.level.startsWith("dinsos") ? 1 : 0;
    case "tagana":
    case "lumbung":
      return 0;
  }
}
