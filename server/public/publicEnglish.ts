import { hasFlag } from "../../shared/record/flag.ts";
import { stampWords } from "../../shared/time.ts";
import { html, type Html } from "./html.ts";
import type { PublicItem } from "./publicItems.ts";

/** Second language, short, at the end: what the page says first, for those who don't read Indonesian. */
export function englishSummary(first: PublicItem | null, isKnown: boolean, now: number): Html {
  return html`<section lang="en">
    <h2>In English</h2>
    <p>
      ${first ? about(first) : calm(isKnown)} Call 171 for help. Source: BMKG, Indonesia's agency for meteorology,
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
      return "BMKG has ended the tsunami warning. Wait for the local authority before you go back.";
    case "quake":
      return `Earthquake, magnitude ${item.hazard.magnitude.toFixed(1)}, ${stampWords(item.hazard.originTime)}. Leave cracked buildings, keep away from slopes, expect aftershocks. Intensities are estimates.`;
    case "weather":
      return `Weather warning ${hasFlag(item.hazard, "end-unknown") ? "without a known end, about until" : "until"} ${stampWords(item.hazard.endsAt)}. Keep away from rivers and slopes.`;
  }
}

/** @param isKnown whether it may be said that nothing is in force: calm.1 */
function calm(isKnown: boolean): string {
  return isKnown
    ? "No open warning from BMKG is known to us. Earthquakes come without warning."
    : "BMKG data can't be read or trusted at the moment: this page does not know of new events. Follow bmkg.go.id.";
}
