import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import { areaWords, kabInProvince, kabWords } from "../../shared/words/areaWords.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import { dateWords, hourWords, longDate, zoneAt, type Zone } from "../../shared/time.ts";
import { magnitudeWords, peopleWords } from "../../shared/words/figures.ts";
import { bandOf, feltWords, mmiTone, roman } from "../../shared/words/mmi.ts";
import { html, type Html } from "./html.ts";
import type { Phones } from "../phones.ts";
import { call } from "./publicParts.ts";
import type { PublicQuake } from "./publicView.ts";

/** Sentences about one quake for residents: short words, absolute times, every figure of ours called *perkiraan*. */

/** Farther than this from any regency's people a quake is told by distance, not as being "in" a place. */
const NEAR_KM = 40;

export function zoneOfQuake({ at: [lng, lat] }: Pick<PublicQuake, "at">): Zone {
  return zoneAt(lng, lat);
}

/** `Senin, 21 November 2022 pukul 13.21 WIB` */
export function momentWords(at: number, zone: Zone): string {
  return `${dateWords(at, zone)} pukul ${hourWords(at, zone)} ${zone}`;
}

/** `16.30 WITA`, of another day than that beside it `2.00 WITA, 11 November 2026` */
export function hourOf(at: number, zone: Zone, besideAt: number): string {
  const day = longDate(at, zone);
  return `${hourWords(at, zone)} ${zone}${day === longDate(besideAt, zone) ? "" : `, ${day}`}`;
}

export function quakeHeadline(quake: PublicQuake, kabupaten: readonly Kabupaten[]): string {
  const hit = quake.impact?.kabupaten.find(({ mmi }) => mmi !== null && bandOf(mmi) >= 4);
  if (hit?.mmi) return `Gempa ${strengthWord(hit.mmi)} di ${kabInProvince(hit)}`;
  const nearest = nearestPlace(quake.at, kabupaten);
  if (!nearest) return `Gempa ${magnitudeWords(quake.magnitude)}`;
  const where = nearest.km < NEAR_KM ? "di dekat" : `${Math.round(nearest.km)} km dari`;
  return `Gempa ${magnitudeWords(quake.magnitude)} ${where} ${kabInProvince(nearest.place)}`;
}

function strengthWord(mmi: number): string {
  const band = bandOf(mmi);
  if (band >= 8) return "sangat kuat";
  return band >= 6 ? "kuat" : "terasa";
}

function nearestPlace(at: PublicQuake["at"], kabupaten: readonly Kabupaten[]) {
  return kabupaten.reduce<{ place: Kabupaten; km: number } | null>((best, place) => {
    const km = distanceKm(at, place.at);
    return best === null || km < best.km ? { place, km } : best;
  }, null);
}

/** `Gempa M 5,6, kedalaman 10 km.` */
export function quakeWords(quake: PublicQuake): string {
  const automatic = hasFlag(quake, "automatic") ? " Hitungan otomatis, bisa berubah." : "";
  return `Gempa ${magnitudeWords(quake.magnitude)}, kedalaman ${Math.round(quake.depthKm)} km.${automatic}`;
}

/** BMKG's own words; an automatic solution names only a region in English, so it is told by the nearest regency. */
export function whereWords(quake: PublicQuake, kabupaten: readonly Kabupaten[] = []): string {
  const nearest = hasFlag(quake, "automatic") ? nearestPlace(quake.at, kabupaten) : null;
  return nearest ? `sekitar ${Math.round(nearest.km)} km dari ${kabWords(nearest.place.name)}` : areaWords(quake.area);
}

const MEANINGS: readonly [band: number, word: string][] = [
  [8, "Sangat kuat sekali. Banyak rumah bisa roboh."],
  [7, "Sangat kuat. Rumah lemah bisa roboh."],
  [6, "Kuat. Dinding bisa retak."],
  [5, "Terasa hampir semua orang."],
  [4, "Terasa di dalam rumah."],
];

/** Read aloud and without style, a number alone says nothing. */
const MMI = html`<abbr class="unseen" title="skala guncangan MMI">MMI </abbr>`;

/** public.19: what came after it, in one line. */
export function aftershocksWords({ aftershocks, at }: PublicQuake): string {
  if (aftershocks === null) return "Bisa terjadi kapan saja.";
  return `Sudah ${aftershocks.words} ${zoneAt(at[0], at[1])}.`;
}

/** The chips: regencies by estimated intensity, strongest first. */
export function shakenPlaces(quake: PublicQuake, atMost: number, phones: Phones): Html | null {
  const shaken = (quake.impact?.kabupaten ?? []).flatMap(({ code, name, mmi }) =>
    mmi !== null && bandOf(mmi) >= 4 ? [{ name: kabInProvince({ code, name }), mmi }] : [],
  );
  if (shaken.length === 0) return null;
  const rest = shaken.length - atMost;
  return html`<h2>Daerah terguncang (${quake.impact?.measured ? "terukur BMKG" : "perkiraan"})</h2>
    <ul class="rows">
      ${shaken.slice(0, atMost).map(
        ({ name, mmi }) =>
          html`<li>
            <span class="chip m${mmiTone(mmi)}">${MMI}${roman(mmi)}</span> <span><b>${name}</b><br />${meaning(mmi)}</span>
          </li>`,
      )}
    </ul>
    ${rest > 0 ? html`<p class="note">${rest} daerah lain: perkiraan lebih lemah.</p>` : null}
    <p class="note">${quake.impact?.measured ? "Angka MMI ini dari shakemap BMKG." : "Angka MMI ini perkiraan kami, bukan hasil ukur di tempat."} Rumah Anda rusak? Telepon ${call(phones[0])}.</p>`;
}

function meaning(mmi: number): string {
  return MEANINGS.find(([band]) => bandOf(mmi) >= band)?.[1] ?? "Terasa ringan.";
}

/** People in `band` and above with their range, or null when the estimate names nobody. */
export function peopleSentence(quake: PublicQuake): string | null {
  const bands = quake.impact?.people ?? [];
  const counted = [6, 5].find((from) => bands.some(({ mmi, mid }) => mmi >= from && mid > 0));
  if (counted === undefined) return null;
  const sum = (pick: (band: (typeof bands)[number]) => number) =>
    bands.filter(({ mmi }) => mmi >= counted).reduce((total, band) => total + pick(band), 0);
  const [low, mid, high] = [sum((b) => b.low), sum((b) => b.mid), sum((b) => b.high)];
  return `Sekitar ${peopleWords(mid)} orang di daerah MMI ${roman(counted)} atau lebih (${quake.impact?.measured ? "guncangan terukur BMKG" : "perkiraan"}, ${peopleWords(low)} sampai ${peopleWords(high)}).`;
}

/** What BMKG has collected from people who felt it, strongest first. */
export function feltSentence(quake: PublicQuake): string | null {
  const felt = quake.felt
    .flatMap(({ place, mmiLow, mmiHigh }) => (mmiLow === null ? [] : [{ place, low: mmiLow, high: mmiHigh ?? mmiLow }]))
    .sort((a, b) => b.high - a.high || b.low - a.low);
  if (felt.length === 0) return null;
  const words = felt
    .slice(0, 6)
    .map(({ place, low, high }) => `${place} ${feltWords(low, high)}`);
  return `Dirasakan menurut BMKG (MMI): ${words.join(", ")}${felt.length > 6 ? `, dan ${felt.length - 6} tempat lain` : ""}.`;
}
