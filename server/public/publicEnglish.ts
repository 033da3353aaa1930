import { hasFlag } from "../../shared/record/flag.ts";
import { stampWords } from "../../shared/time.ts";
import { doubtsIn, type Calm } from "../../shared/calm/calm.ts";
import { noWarningEnglish } from "../../shared/calm/noWarning.ts";
import { html, type Html } from "./html.ts";
import type { PublicItem } from "./publicItems.ts";

/** Second language, short, at the end: what the page says first, for those who don't read Indonesian. */
export function englishSummary(first: PublicItem | null, calm: Calm, now: number): Html {
  return html`<section lang="en">
    <h2>In English</h2>
    <p>
      ${first ? about(first) : atFirst(calm)}${first && doubtsIn(calm) ? ` ${DOUBT}` : ""} Call 171 for help. Source: BMKG, Indonesia's agency for meteorology,
      climatology and geophysics. Page made ${stampWords(now)}.
    </p>
  </section>`;
}

function about(item: PublicItem): string {
  switch (item.shape) {
    case "tsunami": {
      const { level } = item.hazard.tsunami;
      return `Tsunami ${level ? `warning, level ${level}` : "possible"} (BMKG). ${level === "WASPADA" ? "Leave the beach" : "Go to high ground"} now and stay there until BMKG ends the warning.`;
    }
    case "tsunami-ended":
      return `BMKG has ${item.hazard.tsunami.cancelled ? "cancelled" : "ended"} the tsunami warning. Wait for the local authority before you go back.`;
    case "quake":
      return `Earthquake, magnitude ${item.hazard.magnitude.toFixed(1)}, ${stampWords(item.hazard.originTime)}. Leave cracked buildings, keep away from slopes, expect aftershocks. Intensities are estimates.`;
    case "weather-cancelled":
      return `BMKG has cancelled this weather warning. Follow BMKG: a new one may come.`;
    case "weather":
      return `Weather warning ${hasFlag(item.hazard, "end-unknown") ? "without a known end, about until" : "until"} ${stampWords(item.hazard.endsAt)}.${hasFlag(item.hazard, "cancel-unknown") ? " BMKG's words speak of a cancellation, but the warning still stands." : ""} Keep away from rivers and slopes.`;
  }
}

const DOUBT = "Some data can't be read or kept at the moment: this page may not know of new events. Follow bmkg.go.id.";

/** Of a page that tells nothing in full. */
function atFirst(calm: Calm): string {
  switch (calm.state) {
    case "calm":
      return noWarningEnglish(calm);
    case "in-force":
      return `Warnings in force: ${calm.hazards.length}, listed above.${doubtsIn(calm) ? ` ${DOUBT}` : ""}`;
    case "unknown":
      return DOUBT;
  }
}
