import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { World } from "../../shared/world/world.ts";
import { feedTrust } from "../../shared/bmkg/feedTrust.ts";
import { isoJson } from "./isoJson.ts";
import { publicView } from "./publicView.ts";

const BMKG = "BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)";

/** The newest this many; `total` tells how many there are. */
const AT_MOST = 300;

interface HazardsParts {
  world: World;
  standing: Standing;
  drill: Hello["drill"];
  now: number;
  /** Of one kind, or of one status, alone. */
  kind?: string | undefined;
  status?: string | undefined;
}

/** The document of `/api/hazards`. */
export function hazardsJson({ world, standing, drill, now, kind, status }: HazardsParts): string {
  const hazards = publicView(world).filter(
    (hazard) => (kind === undefined || hazard.kind === kind) && (status === undefined || hazard.status === status),
  );
  return isoJson({
    source: BMKG,
    generatedAt: now,
    drill,
    estimateNote:
      "Figures under `impact` are our own estimates (perkiraan) from distance, magnitude and population; they are not measured. BMKG is the authority for the hazard.",
    feeds: feedTrust(standing.feeds, now),
    total: hazards.length,
    hazards: hazards.slice(0, AT_MOST),
  });
}
