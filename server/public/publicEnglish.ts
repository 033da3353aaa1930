import { hasFlag } from "../../shared/record/flag.ts";
import { stampWords } from "../../shared/time.ts";
import { doubtsIn, type Calm } from "../../shared/calm/calm.ts";
import { noWarningEnglish } from "../../shared/calm/noWarning.ts";
import type { Phones } from "../phones.ts";
import { html, type Html } from "./html.ts";
import type { PublicItem, TsunamiOver } from "./publicItems.ts";
import { listed } from "./publicParts.ts";

interface Beside {
  calm: Calm;
  phones: Phones;
  now: number;
}

/** Second language, short, at the end: what the page says first, for those who don't read Indonesian. */
export function englishSummary(first: PublicItem | null, { calm, phones, now }: Beside): Html {
  return html`<section lang="en">
    <h2>In English</h2>
    <p>
      ${first ? about(first) : atFirst(calm)}${first && doubtsIn(calm) ? ` ${DOUBT}` : ""} Call ${englishCalls(phones)}. Source: BMKG, Indonesia's agency for meteorology,
      climatology and geophysics. Page made ${stampWords(now)}.
    </p>
  </section>`;
}

function englishCalls([help, ...others]: Phones): Html {
  const hurt = others.length === 0 ? null : html`, ${listed(others, ({ english }) => english, "or")} if someone is hurt or trapped`;
  return html`${listed([help], ({ english }) => english, "or")} for help${hurt}`;
}

function about(item: PublicItem): string {
  switch (item.shape) {
    case "tsunami": {
      const { level } = item.hazard.tsunami;
      return `Tsunami ${level ? `warning, level ${level}` : "possible"} (BMKG). ${level === "WASPADA" ? "Leave the beach now and stay away" : "Go to high ground now and stay there"} until BMKG ends the warning.`;
    }
    case "tsunami-over":
      return TSUNAMI_OVER[item.how];
    case "quake-cancelled":
      return `BMKG has taken back this report of an earthquake of magnitude ${item.hazard.magnitude.toFixed(1)}, ${stampWords(item.hazard.originTime)}. If you felt strong or long shaking at the coast, go to high ground.`;
    case "quake":
      return `Earthquake, magnitude ${item.hazard.magnitude.toFixed(1)}, ${stampWords(item.hazard.originTime)}. Leave cracked buildings, keep away from slopes, expect aftershocks.${item.hazard.impact?.measured ? "" : " Intensities are estimates."}`;
    case "weather-cancelled":
      return `BMKG has cancelled this weather warning. Follow BMKG: a new one may come.`;
    case "weather":
      return `Weather warning ${hasFlag(item.hazard, "end-unknown") ? "without a known end, about until" : "until"} ${stampWords(item.hazard.endsAt)}.${hasFlag(item.hazard, "cancel-unknown") ? " BMKG's words speak of a cancellation, but the warning still stands." : ""} Keep away from rivers and slopes.`;
  }
}

const TSUNAMI_OVER: Record<TsunamiOver, string> = {
  ended: "BMKG has ended the tsunami warning. Wait for the local authority before you go back.",
  cancelled: "BMKG has cancelled the tsunami warning. Wait for the local authority before you go back.",
  denied: "BMKG no longer says that a tsunami is possible. Wait for the local authority before you go back.",
  silent: "BMKG has neither renewed nor ended its tsunami warning. Keep away from the coast and follow bmkg.go.id.",
};

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
