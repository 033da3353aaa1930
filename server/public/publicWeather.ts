import { hasFlag } from "../../shared/record/flag.ts";
import { capital } from "../../shared/words/capitals.ts";
import { zoneOfProvince } from "../../shared/words/provinces.ts";
import { SEVERITY_WORDS } from "../../shared/words/severities.ts";
import { peopleWords } from "../../shared/words/figures.ts";
import { CANCEL_UNKNOWN, PEOPLE_UNKNOWN, shapeWords, warnedArea } from "../../shared/words/warnings.ts";
import { html, type Html } from "./html.ts";
import { ACT } from "./publicItems.ts";
import { band, steps, strip, heading, type ArticlePlace } from "./publicParts.ts";
import type { PublicWeather } from "./publicView.ts";
import { momentWords } from "./publicWords.ts";

const NAMED = 12;

export function weatherArticle(weather: PublicWeather, loudness: number, { madeAt, headingLevel }: ArticlePlace): Html {
  const zone = zoneOfProvince(weather.areaDesc);
  const isEndKnown = !hasFlag(weather, "end-unknown");
  const names = (weather.impact?.kabupaten ?? []).map(({ name }) => name);
  const inside = weather.impact?.peopleInside ?? null;
  const people = inside === null ? `${capital(PEOPLE_UNKNOWN)}.` : `Sekitar ${peopleWords(inside)} orang (perkiraan).`;
  const shape = shapeWords(weather);
  const named = shape === null || weather.areaDesc === "" ? warnedArea(weather) : `${weather.areaDesc}, ${shape}`;
  return html`<article>
    ${band(loudness >= ACT ? "Bertindak sekarang" : "Waspada cuaca", "warn", "")}
    ${strip({ source: "BMKG", saidAt: weather.sentAt, zone, madeAt })}
    <div class="body">
      ${heading(headingLevel, weather.headline)}
      <dl>
        <dt>Bahaya</dt>
        <dd>${weather.event}. ${DANGER[weather.severity]}</dd>
        <dt>Di mana</dt>
        <dd>
          ${named}${names.length > 0 ? `: ${names.slice(0, NAMED).join(", ")}${names.length > NAMED ? `, dan ${names.length - NAMED} lain` : ""}` : ""}. ${people}
        </dd>
        <dt>Kapan</dt>
        <dd>Mulai ${momentWords(weather.effectiveAt, zone)}.</dd>
        <dt>Sampai</dt>
        <dd>${isEndKnown ? "" : "Tidak disebut BMKG. Perkiraan: "}${momentWords(weather.endsAt, zone)}.${hasFlag(weather, "cancel-unknown") ? ` ${CANCEL_UNKNOWN}` : ""}</dd>
      </dl>
      <h2>Lakukan sekarang</h2>
      ${steps([
        ["Menjauh", "dari sungai, selokan, dan lereng."],
        ["Berteduh", "di bangunan kuat, bukan di bawah pohon."],
        ["Cabut", "listrik kalau air masuk rumah."],
        ["Jangan", "menerobos banjir."],
        ["Telepon", "171 kalau butuh bantuan."],
      ])}
    </div>
  </article>`;
}

/** What a severity means to whom it meets. */
const DANGER: Record<PublicWeather["severity"], string> = {
  Extreme: "Sangat berbahaya.",
  Severe: "Berbahaya.",
  Moderate: "Bisa mengganggu dan merusak.",
  Minor: "Dampak ringan.",
  Unknown: `Tingkat ${SEVERITY_WORDS.Unknown} BMKG.`,
};
