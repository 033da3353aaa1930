import { hasFlag } from "../../../shared/record/flag.ts";
import { kabWords } from "../../../shared/words/areaWords.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { peopleWords } from "../../../shared/words/figures.ts";
import type { Phones } from "../../phones.ts";
import { provinceWords, zoneOfProvince } from "../../../shared/words/provinces.ts";
import { SEVERITY_WORDS } from "../../../shared/words/severities.ts";
import { CANCEL_UNKNOWN, PEOPLE_UNKNOWN, shapeWords, warnedArea } from "../../../shared/words/warnings.ts";
import { html, type Html } from "../html.ts";
import { ACT } from "../publicItems.ts";
import { band, callForHelp, steps, strip, heading, type ArticlePlace, type Step } from "../publicParts.ts";
import { bmkgSays } from "../publicSaid.ts";
import type { PublicWeather } from "../publicView.ts";
import { hourOf, momentWords } from "../publicWords.ts";

const NAMED = 12;
/** In letters that large. */
const NAMED_LARGE = 2;
/** In a title or a line: enough to find oneself, or to look for oneself in the list. */
const NAMED_FIRST = 3;

export function weatherArticle(weather: PublicWeather, loudness: number, { madeAt, headingLevel, phones, doubts }: ArticlePlace): Html {
  const zone = zoneOfProvince(weather.areaDesc);
  const isEndKnown = !hasFlag(weather, "end-unknown");
  const inside = weather.impact?.peopleInside ?? null;
  const people = inside === null ? `${capital(PEOPLE_UNKNOWN)}.` : `Sekitar ${peopleWords(inside)} orang di wilayah ini (perkiraan).`;
  const shape = shapeWords(weather);
  return html`<article>
    ${band(loudness >= ACT ? "Bertindak sekarang" : "Waspada cuaca", "warn", "")}
    ${strip({ source: "BMKG", saidAt: weather.sentAt, zone, madeAt })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, `${kabupatenOf(weather, NAMED_LARGE) || warnedArea(weather)}: ${weather.event.toLowerCase()}`)}
        <dl>
          <dt>Bahaya</dt>
          <dd>${DANGER[weather.severity]}</dd>
          <dt>Di mana</dt>
          <dd>${weatherPlace(weather, NAMED)}${shape === null ? "" : `, ${shape}`}.</dd>
          <dt>Kapan</dt>
          <dd>Mulai ${hourOf(weather.effectiveAt, zone, weather.endsAt)}.</dd>
          <dt>Sampai</dt>
          <dd>
            ${isEndKnown ? "" : "Tidak disebut BMKG. Perkiraan: "}${momentWords(weather.endsAt, zone)}.${hasFlag(weather, "cancel-unknown") ? ` ${CANCEL_UNKNOWN}` : ""}
          </dd>
        </dl>
        <h2>Lakukan sekarang</h2>
        ${steps(inRain(phones))} ${doubts}
      </div>
      <div><p>${people}</p>${bmkgSays([weather.description, weather.instruction], weather.sentAt, zone)}</div>
    </div>
  </article>`;
}

export function inRain(phones: Phones): Step[] {
  return [...IN_RAIN, callForHelp(phones)];
}

const IN_RAIN: readonly Step[] = [
  ["Menjauh", "dari sungai, selokan, dan lereng."],
  ["Berteduh", "di bangunan kuat, bukan di bawah pohon."],
  ["Matikan", "listrik dari meteran sebelum air masuk."],
  ["Jangan menerobos", "banjir, dengan kendaraan juga tidak."],
];

/** Where first, for the event is mostly the same: `Kab. Garut, Kab. Cianjur, dan 3 lain, Jawa Barat: hujan lebat dan petir`. */
export function weatherTitle(weather: PublicWeather): string {
  return `${weatherPlace(weather, NAMED_FIRST)}: ${weather.event.toLowerCase()}`;
}

function weatherPlace(weather: PublicWeather, atMost: number): string {
  const listed = kabupatenOf(weather, atMost);
  if (listed === "") return warnedArea(weather);
  return weather.areaDesc === "" ? listed : `${listed}, ${provinceWords(weather.areaDesc)}`;
}

/** Empty where none is known. */
function kabupatenOf({ impact }: PublicWeather, atMost: number): string {
  const names = (impact?.kabupaten ?? []).map(({ name }) => kabWords(name));
  const more = names.length - atMost;
  return more > 0 ? `${names.slice(0, atMost).join(", ")}, dan ${more} lain` : names.join(", ");
}

/** What a severity means to whom it meets. */
const DANGER: Record<PublicWeather["severity"], string> = {
  Extreme: "Sangat berbahaya.",
  Severe: "Berbahaya.",
  Moderate: "Bisa mengganggu dan merusak.",
  Minor: "Dampak ringan.",
  Unknown: `Tingkat ${SEVERITY_WORDS.Unknown} BMKG.`,
};
