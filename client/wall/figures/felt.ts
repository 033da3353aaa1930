import type { QuakeVersion } from "../../../shared/record/hazard.ts";
import type { FeltPlace, Impact } from "../../../shared/record/impact.ts";
import { feltWords, roman } from "../../../shared/words/mmi.ts";

export interface FeltRow {
  place: string;
  reported: string;
  /** A numeral, `tempat ganda`, `diragukan`, or a dash: nothing is guessed. */
  estimated: string;
}

/** wall.15: reported beside estimated, never merged; the strongest report first. */
export function feltRows({ felt }: Pick<QuakeVersion, "felt">, impact: Impact | null): FeltRow[] {
  const rank = (high: number | null, low: number | null) => high ?? low ?? 0;
  const placed = new Map(impact?.felt.map((one) => [one.report.place, one]));
  return felt
    .toSorted((a, b) => rank(b.mmiHigh, b.mmiLow) - rank(a.mmiHigh, a.mmiLow))
    .map(({ place, mmiLow, mmiHigh }) => ({
      place,
      reported: feltWords(mmiLow, mmiHigh) ?? "dirasakan",
      estimated: estimatedWords(placed.get(place)),
    }));
}

function estimatedWords(told: FeltPlace | undefined): string {
  switch (told?.state) {
    case "found":
      return told.estimatedMmi === null ? "–" : roman(told.estimatedMmi);
    case "ambiguous":
      return told.names.length === 1 ? "diragukan" : "tempat ganda";
    case "absurd":
      return "mustahil";
    case "unknown":
    case undefined:
      return "–";
  }
}
