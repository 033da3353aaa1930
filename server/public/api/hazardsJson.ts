import { HazardStatus, type Hazard } from "../../../shared/record/hazard.ts";
import type { Standing } from "../../../shared/bmkg/standing.ts";
import type { Calm } from "../../../shared/calm/calm.ts";
import type { Hello } from "../../../shared/wire/protocol.ts";
import type { World } from "../../../shared/world/world.ts";
import { feedTrust } from "../../../shared/bmkg/feedTrust.ts";
import { isoJson } from "./isoJson.ts";
import { publicCalm, publicView } from "../publicView.ts";

const BMKG = "BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)";

/** The newest this many; `total` tells how many there are. */
const AT_MOST = 300;

/** A part of the public hazards that may be asked for; null asks for all. */
export interface HazardPart {
  kind: Hazard["kind"] | null;
  status: HazardStatus | null;
}

export const WHOLE: HazardPart = { kind: null, status: null };

const KINDS: ReadonlySet<string | null> = new Set<Hazard["kind"]>(["earthquake", "weather"]);

interface HazardsParts {
  world: World;
  standing: Standing;
  calm: Calm;
  drill: Hello["drill"];
  now: number;
  part: HazardPart;
}

/** The document of `/api/hazards`. */
export function hazardsJson({ world, standing, calm, drill, now, part: { kind, status } }: HazardsParts): string {
  const hazards = publicView(world).filter(
    (hazard) => (kind === null || hazard.kind === kind) && (status === null || hazard.status === status),
  );
  return isoJson({
    source: BMKG,
    generatedAt: now,
    drill,
    estimateNote:
      "Figures under `impact` are our own estimates (perkiraan) from distance, magnitude and population; they are not measured; where `measured` is true the shaking is that of BMKG's shakemap. BMKG is the authority for the hazard.",
    ...publicCalm(calm),
    feeds: feedTrust(standing.feeds, now),
    total: hazards.length,
    hazards: hazards.slice(0, AT_MOST),
  });
}

/** public.21: the part that the query of an address names; null when there is no such part, so that nobody can ask for endless ones. */
export function partOf(query: string): HazardPart | null {
  const asked = new URLSearchParams(query);
  const [kind, status] = [asked.get("kind"), asked.get("status")];
  const named = Number(kind !== null) + Number(status !== null);
  if (asked.size !== named || (kind !== null && !isKind(kind))) return null;
  const known = HazardStatus.nullable().safeParse(status);
  return known.success ? { kind, status: known.data } : null;
}

function isKind(word: string): word is Hazard["kind"] {
  return KINDS.has(word);
}
