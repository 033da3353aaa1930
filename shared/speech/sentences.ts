import { shakenBy } from "../words/shakenBy.ts";
import type { Alert } from "../record/alert.ts";
import type { TsunamiZone } from "../record/bulletin.ts";
import { current, type Earthquake, type QuakeVersion, type WeatherAlert } from "../record/hazard.ts";
import { INSIDE_MMI, type Impact, strongestMmi } from "../record/impact.ts";
import { hourWords } from "../time.ts";
import { zoneWords } from "../tsunami/zoneWords.ts";
import { capital } from "../words/capitals.ts";
import { bandOf } from "../words/mmi.ts";
import { SEVERITY_WORDS } from "../words/severities.ts";
import { tierNumber } from "../words/tiers.ts";
import { quakePlace } from "../words/titles.ts";
import { untilWords } from "../words/warnings.ts";
import { hourSaid, magnitudeSaid, minutesSaid, mmiSaid, numberWords, textSaid } from "./numberWords.ts";

/** What the voice says of a hazard: from its data alone, each sentence whole in itself. No word of safety is ours. */

/** `new`: first heard · `rise`: louder than before · `ended`: BMKG ended its warning · `withdrawn`: no longer told as fact. */
export type News = "new" | "rise" | "ended" | "withdrawn";

export interface Told<H> {
  hazard: H;
  alert: Pick<Alert, "tier"> | null;
  /** Of another version than the one in force it is not told. */
  impact: Impact | null;
  news: News;
  now: number;
}

const DRILL = "Latihan, latihan.";

export function sentencesOf({ drill, ...told }: Told<Earthquake | WeatherAlert> & { drill: boolean }): string[] {
  const { hazard } = told;
  const sentences =
    hazard.kind === "weather" ? weatherSentences({ ...told, hazard }) : quakeSentences({ ...told, hazard });
  // Each one: whoever comes in halfway must know it too.
  return drill ? sentences.map((sentence) => `${DRILL} ${sentence}`) : sentences;
}

function quakeSentences({ hazard, alert, impact, news, now }: Told<Earthquake>): string[] {
  const version = current(hazard);
  const known = impact?.version === version.n ? impact : null;
  const called = (place: string) => `gempa ${magnitudeSaid(version.magnitude)}, ${place}`;
  const name = called(placeSaid(version, known));
  const { tsunami } = version;
  switch (news) {
    case "ended": {
      // words.11: where it shook most is no coast that BMKG named.
      const ofBmkg = called(placeSaid(version, null));
      return tsunami.state === "ended"
        ? [`BMKG ${tsunami.cancelled ? "membatalkan" : "mengakhiri"} peringatan tsunami akibat ${ofBmkg}.`]
        : [`BMKG tidak lagi menyebut potensi tsunami pada ${ofBmkg}.`];
    }
    case "withdrawn":
      return [
        hazard.status === "test"
          ? `Berita gempa tadi adalah uji coba BMKG, bukan kejadian.`
          : `Berita ${name}, ditahan karena datanya diragukan.`,
      ];
    case "new":
    case "rise":
      return [
        ...tsunamiSentences(tsunami, news, now),
        ...(news === "rise" && alert && !inForce(tsunami)
          ? [`Naik ke tingkat ${numberWords(tierNumber(alert.tier))}.`]
          : []),
        `${capital(name)}${shakingSaid(version, known)}.`,
        ...oursSaid(known),
      ];
  }
}

/** A warning, or a potential whose zones are still to come. */
export function inForce({ state }: QuakeVersion["tsunami"]): boolean {
  return state === "warning" || state === "potential";
}

function tsunamiSentences(tsunami: QuakeVersion["tsunami"], news: News, now: number): string[] {
  const { state, level, zones } = tsunami;
  if (state === "potential") return ["Menurut BMKG gempa ini berpotensi tsunami, zona dan waktu tiba belum diterima."];
  if (state !== "warning") return [];
  const status = level === null ? "tanpa status" : `status ${level.toLowerCase()}`;
  const renewed = news === "rise" ? " dimutakhirkan" : "";
  const count = zones.length === 0 ? "" : `, ${numberWords(zones.length)} zona`;
  const { next, passed } = arrivals(zones, now);
  const soonest = next
    ? `, ${passed === 0 ? "terdekat" : "berikutnya"} ${textSaid(zoneWords(next))}, ${minutesSaid(next.arrivalAt - now)} lagi`
    : "";
  return [
    `Peringatan tsunami BMKG${renewed}, ${status}${count}${soonest}.`,
    ...(passed > 0 ? [`Waktu tiba di ${numberWords(passed)} zona sudah lewat, peringatan masih berlaku.`] : []),
  ];
}

function arrivals(zones: readonly TsunamiZone[], now: number) {
  const timed = zones.flatMap((zone) => (zone.arrivalAt === null ? [] : [{ ...zone, arrivalAt: zone.arrivalAt }]));
  const ahead = timed.filter(({ arrivalAt }) => arrivalAt >= now).sort((a, b) => a.arrivalAt - b.arrivalAt);
  return { next: ahead[0], passed: timed.length - ahead.length };
}

function placeSaid(version: QuakeVersion, impact: Impact | null): string {
  return textSaid(quakePlace(version, impact?.kabupaten ?? []));
}

/** What was estimated, and what was told, each by its name. */
function shakingSaid({ felt }: QuakeVersion, impact: Impact | null): string {
  const mmi = impact && strongestMmi(impact);
  const absurd = new Set(impact?.felt.flatMap(({ state, report }) => (state === "absurd" ? [report.place] : [])));
  const believed = felt.filter(({ place }) => !absurd.has(place));
  const strongest = believed.toSorted((a, b) => (b.mmiHigh ?? 0) - (a.mmiHigh ?? 0))[0];
  const told = strongest?.mmiHigh ?? null;
  return [
    impact === null ? ", dampak sedang dihitung" : mmi === null ? "" : `, ${shakenBy(impact)} ${mmiSaid(mmi)}`,
    told === null ? "" : `, dilaporkan ${mmiSaid(strongest?.mmiLow ?? told, told)}`,
  ].join("");
}

function oursSaid(impact: Impact | null): string[] {
  const units = impact === null ? 0 : unitsInside(impact);
  const shore = impact?.tsunami?.places.length ?? 0;
  return [
    ...(units > 0 ? [`${capital(numberWords(units))} unit Tagana di wilayah terdampak, menurut perkiraan.`] : []),
    ...(shore > 0 ? [`${capital(numberWords(shore))} pos kita di jalur pesisir, menurut perkiraan.`] : []),
  ];
}

/** Tagana in V and above, those included that are only counted. */
function unitsInside({ resources, unlisted = [] }: Impact): number {
  const listed = resources.filter(
    ({ kind, where, mmi }) => kind === "tagana" && where === "inside" && (mmi ?? 0) >= INSIDE_MMI,
  ).length;
  return unlisted
    .filter(({ kind, where, mmi }) => kind === "tagana" && where === "inside" && (mmi ?? 0) >= bandOf(INSIDE_MMI))
    .reduce((sum, { places }) => sum + places, listed);
}

/** sound.2: only what BMKG calls Severe or Extreme is said at all. */
function weatherSentences({ hazard, news }: Told<WeatherAlert>): string[] {
  const { severity, headline } = current(hazard);
  if (severity !== "Severe" && severity !== "Extreme") return [];
  switch (news) {
    case "ended":
    case "withdrawn":
      return [`BMKG membatalkan peringatan dini cuaca, ${textSaid(headline)}.`];
    case "new":
    case "rise":
      return [
        `Peringatan dini cuaca BMKG, tingkat ${SEVERITY_WORDS[severity]}, ${textSaid(headline)}, ${untilWords(hazard)} ${hourSaid(hourWords(hazard.endsAt))} WIB.`,
      ];
  }
}
