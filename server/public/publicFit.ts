import { TsunamiLevel } from "../../shared/record/bulletin.ts";
import { paragraphs } from "./publicSaid.ts";
import type { PublicHazard } from "./publicView.ts";

/** How much of what BMKG wrote the page tells: letters of one text, zones by name, hazards in full and in a line. */
export interface Fit {
  letters: number;
  zones: number;
  /** Zones with a row and a time of their own; the others are named in one sentence. */
  rows: number;
  /** Letters of the longest paragraph in BMKG's own words that stands, for each stands whole; none at nought. */
  said: number;
  inFull: number;
  lines: number;
}

/** public.1: the first answer of a fresh connection, ten segments, without its headers. */
export const PAGE_BYTES = 14_000;

/**
 * public.22: as it should be, then with less and less. The last fits whatever comes: a letter is six bytes at most (`&quot;`), and of
 * some sixty texts of twenty-four letters and the page's own words there is room for all.
 */
export const FITS: readonly Fit[] = [
  { letters: 300, zones: 300, rows: 36, said: 900, inFull: 2, lines: 12 },
  { letters: 80, zones: 300, rows: 36, said: 160, inFull: 2, lines: 6 },
  { letters: 80, zones: 300, rows: 8, said: 0, inFull: 1, lines: 2 },
  { letters: 60, zones: 80, rows: 8, said: 0, inFull: 1, lines: 4 },
  { letters: 40, zones: 36, rows: 8, said: 0, inFull: 1, lines: 4 },
  { letters: 24, zones: 12, rows: 8, said: 0, inFull: 1, lines: 2 },
];

/** BMKG writes four: what, what it may do, what to do, until when. */
const PARAGRAPHS = 4;

/** A hazard with its texts cut, and its zones in the order in which they are told; those beyond the fit are there to be counted. */
export function fitted(hazard: PublicHazard, { letters, zones, said }: Fit): PublicHazard {
  const text = (words: string) => shown(words, letters);
  const own = (words: string | null) =>
    words === null || said === 0
      ? null
      : paragraphs(words.slice(0, PARAGRAPHS * 4 * said))
          .slice(0, PARAGRAPHS)
          .filter((line) => line.length <= said)
          .map((line) => shown(line, said))
          .join("\n");
  switch (hazard.kind) {
    case "weather":
      return {
        ...hazard,
        headline: text(hazard.headline),
        event: text(hazard.event),
        areaDesc: text(hazard.areaDesc),
        description: own(hazard.description) ?? "",
        instruction: own(hazard.instruction),
      };
    case "earthquake": {
      const { tsunami } = hazard;
      return {
        ...hazard,
        area: text(hazard.area),
        says: {
          headline: own(hazard.says.headline),
          description: own(hazard.says.description),
          instruction: own(hazard.says.instruction),
          levels: hazard.says.levels.flatMap((words) => own(words) ?? []),
          saidAt: hazard.says.saidAt,
        },
        felt: hazard.felt.map((report) => ({ ...report, place: text(report.place) })),
        tsunami: {
          ...tsunami,
          zones: tsunami.zones
            .toSorted((a, b) => rank(a.level) - rank(b.level) || (a.arrivalAt ?? Infinity) - (b.arrivalAt ?? Infinity))
            .map((zone, i) => {
              const isNamed = i < zones;
              return { ...zone, province: isNamed ? text(zone.province) : "", district: isNamed ? text(zone.district) : "" };
            }),
          observations: tsunami.observations.map((seen) => ({ ...seen, location: text(seen.location) })),
        },
      };
    }
  }
}

/** Letters that run from right to left, and what turns the direction of those after it. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/**
 * What BMKG wrote, as it may stand in a sentence of ours: cut, without what would turn our words round, and set apart (U+2068 to U+2069)
 * where its own run from right to left.
 */
function shown(words: string, letters: number): string {
  const plain = words.slice(0, 4 * letters).replace(TURNS, "");
  const cut = plain.length <= letters ? plain : shortened(Array.from(plain), letters);
  return RIGHT_TO_LEFT.test(cut) ? `\u2068${cut}\u2069` : cut;
}

/** By whole letters: half of a pair is no letter. */
function shortened(all: readonly string[], letters: number): string {
  return all.length > letters ? `${all.slice(0, letters - 1).join("")}…` : all.join("");
}

function rank(level: TsunamiLevel): number {
  return TsunamiLevel.options.indexOf(level);
}
