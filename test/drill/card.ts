import { quakeLine } from "../../client/wall/figures/said.ts";
import { bmkgSaid, bmkgSaidAt } from "../../shared/bmkg/bmkgSaid.ts";
import { ACTION_WORDS } from "../../shared/impact/action.ts";
import { isFor, reachOf, targetWords } from "../../shared/help/reach.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { current, type Earthquake } from "../../shared/record/hazard.ts";
import type { FeltPlace, Help, Impact, NeedLine, ResourceImpact, StockBasis } from "../../shared/record/impact.ts";
import type { Place, PlaceKind } from "../../shared/record/place.ts";
import { consignmentWords } from "../../shared/need/consignment.ts";
import { middleOf } from "../../shared/need/displaced.ts";
import { exampleOf, shortageOf } from "../../shared/need/shortage.ts";
import { displacedWords } from "../../shared/need/displacedWords.ts";
import { clockWords, stampWords } from "../../shared/time.ts";
import { decimals, magnitudeWords, peopleWords, positionWords, thousands } from "../../shared/words/figures.ts";
import { UNKNOWN_HOURS, wayWords } from "../../shared/words/journey.ts";
import { roman } from "../../shared/words/mmi.ts";

/** The response card of a quake as text, to be read by somebody who knows the event and compared with what was read before. */
export function writeCard(quake: Earthquake, impact: Impact, alert: Alert | null, places: Names): string {
  const sections = [
    hero(quake, impact, alert),
    shaking(impact),
    people(impact),
    dangers(impact, places),
    helpers(impact, places),
    needs(impact),
    felt(impact),
    tsunami(impact, places),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

export type Names = ReadonlyMap<string, Pick<Place, "name">>;

const KINDS: readonly [kind: PlaceKind, words: string, shown: number][] = [
  ["tagana", "Tagana", 6],
  ["sentra", "Sentra dan BBPPKS", 3],
  ["warehouse", "gudang", 2],
  ["lumbung", "lumbung", 2],
];
const DANGERS_SHOWN = 8;
const KABUPATEN_SHOWN = 6;

function hero(quake: Earthquake, impact: Impact, alert: Alert | null): string[] {
  const version = current(quake);
  return [
    alert ? `${alert.tier.toUpperCase()}: ${alert.reasons.join(" · ")}` : "tanpa peringatan",
    ...(alert?.history.map(({ at, move, tier, why }) => `  ${clockWords(at)} WIB ${move} ${tier}: ${why}`) ?? []),
    version.area,
    `${magnitudeWords(version.magnitude)}, ${version.depthKm} km, ${positionWords(version.at)}, ${stampWords(version.originTime)}`,
    `versi ${version.n}, ${version.feed} ${version.form}`,
    ...said(quake),
  ];
}

/** What every screen but a wall has of BMKG's own words, and the line that a wall has room for. */
function said(quake: Earthquake): string[] {
  const at = bmkgSaidAt(quake);
  const line = quakeLine(quake);
  return [
    ...(at === null ? [] : [`BMKG ${stampWords(at)}`, ...bmkgSaid(quake).map((words) => `  “${words}”`)]),
    ...(line ? [`  dinding: ${line.by} ${line.words}`] : []),
  ];
}

function shaking({ maxMmi, zones, contours, inputs, population }: Impact): string[] {
  const { model, weights, eventTerm, reportsUsed, fault } = inputs;
  const percent = (part: number) => `${Math.round(100 * part)} %`;
  return [
    `GUNCANGAN perkiraan, terkuat ${maxMmi === null ? "tidak dihitung" : `${roman(maxMmi)} (${decimals(maxMmi, 1)})`}`,
    ...zones.map(({ mmi, r50Km, r16Km }) => `  ${roman(mmi)}: ${whole(r50Km)} km, mungkin sampai ${whole(r16Km)} km`),
    ...(contours ? [`  garis setelah laporan atau sesar: ${contours.map(({ mmi }) => roman(mmi)).join(", ")}`] : []),
    `  model ${model}` +
      (weights
        ? `: kerak ${percent(weights.crustal)}, antarlempeng ${percent(weights.interface)}, dalam lempeng ${percent(weights.intraslab)}`
        : ""),
    `  laporan dipakai ${reportsUsed}${eventTerm === null ? "" : `, geser ${decimals(eventTerm, 2)} MMI`}`,
    `  skenario sesar: ${fault ? `${fault.name}, ${whole(fault.lengthKm)} km, ${whole(fault.awayKm)} km dari pusat` : "tidak ada"}`,
    `  titik penduduk: ${population}`,
  ];
}

function people({ people, kabupaten }: Impact): string[] {
  const named = kabupaten.slice(0, KABUPATEN_SHOWN).map(({ name, mmi, people }) => {
    const strength = mmi === null ? "" : ` ${roman(mmi)} (${decimals(mmi, 1)})`;
    return `  ${name}${strength}: ${peopleWords(people)} di V ke atas`;
  });
  return [
    "ORANG perkiraan",
    ...people.map(({ mmi, mid }, i) => {
      const above = people.slice(0, i + 1);
      const sum = (figure: "low" | "mid" | "high") => above.reduce((all, band) => all + band[figure], 0);
      const range = rangeWords({ low: sum("low"), high: sum("high") });
      return `  ${roman(mmi)}: ${peopleWords(mid)}; ${roman(mmi)} ke atas ${peopleWords(sum("mid"))} (${range})`;
    }),
    ...(people.length === 0 ? ["  tidak ada di IV ke atas"] : []),
    ...named,
    ...more(kabupaten.length, KABUPATEN_SHOWN, "kabupaten/kota"),
  ];
}

function dangers({ resources }: Impact, places: Names): string[] {
  const endangered = resources.filter(({ action }) => action === "periksa-segera" || action === "periksa");
  const counted = KINDS.map(
    ([kind, words]) => `${resources.filter((one) => one.kind === kind && one.where === "inside").length} ${words}`,
  );
  return [
    "POS KITA",
    ...endangered.slice(0, DANGERS_SHOWN).map((post) => `  ${dangerWords(post, places)}`),
    ...more(endangered.length, DANGERS_SHOWN, "pos untuk diperiksa"),
    ...(endangered.length === 0 ? ["  tidak ada yang perlu diperiksa"] : []),
    `  di V ke atas: ${counted.join(", ")}`,
  ];
}

function dangerWords({ placeId, mmi, pAtLeast, action, distanceKm }: ResourceImpact, places: Names): string {
  const strength = mmi === null ? "" : `, ${roman(mmi)} (${decimals(mmi, 1)})`;
  const chances = pAtLeast ? `, P≥VI ${decimals(pAtLeast.vi, 2)}, P≥VII ${decimals(pAtLeast.vii, 2)}` : "";
  return `${nameOf(placeId, places)}: ${action ? ACTION_WORDS[action] : "-"}${strength}${chances}, ${whole(distanceKm)} km`;
}

/** The plan, those that nobody reaches in time first; where there is one target, the list that it has always been. */
export function helpers(impact: Impact, places: Names): string[] {
  const { help, covering } = impact;
  const asked = covering && covering.askId !== covering.sentraId ? `, diminta ${nameOf(covering.askId, places)}` : "";
  const { within, units, targets, others } = reachOf(impact);
  const many = targets.length > 1;
  return [
    `BANTUAN ${units} unit ke ${targets.length} sasaran`,
    ...within.map(({ hours, units, targets: reached }) => `  ≤ ${hours} jam: ${units} unit di ${reached} sasaran`),
    ...targets.flatMap(({ target, late }) => {
      const sent = help.filter(isFor(target));
      const people = target.people > 0 ? `, ${peopleWords(target.people)} orang` : "";
      return [
        `  ${targetWords(target)}${people}${late ? ", BELUM dalam 3 jam" : ""}`,
        ...KINDS.flatMap(([kind, , shown]) => sent.filter((one) => one.kind === kind).slice(0, many ? 2 : shown)).map(
          (one) => `    ${helpWords(one, places)}`,
        ),
      ];
    }),
    ...(others.targets > 0 ? [`  dan ${others.targets} sasaran lain, ${peopleWords(others.people)} orang`] : []),
    ...(help.length === 0 ? ["  tidak dikirim"] : []),
    `  Sentra wilayah: ${covering ? `${nameOf(covering.sentraId, places)} (${covering.basis})${asked}` : "tidak ditentukan"}`,
  ];
}

function helpWords({ placeId, hours, km, legs, mmi }: Help, places: Names): string {
  const strength = mmi === null ? "" : `, ${roman(mmi)}`;
  const time = hours === null ? UNKNOWN_HOURS : `${decimals(hours, 1)} jam`;
  return `${nameOf(placeId, places)}: ${time}, ${whole(km)} km ${wayWords(legs)}${strength}`;
}

function needs({ displaced, needs }: Impact): string[] {
  const sets = needs.filter(({ days }) => days === 3);
  return [
    `KEBUTUHAN 3 hari, mengungsi ${displaced ? `${displacedLine(displaced)} (${displaced.basis})` : "tidak ada"}`,
    ...sets.flatMap(({ profile, feedsDays, stock, lines }) => [
      `  ${profile}${feedsDays === null ? "" : `: ${consignmentWords(feedsDays)}`}`,
      ...lines.slice(0, 3).map((line) => `    ${needWords(line, stock)}`),
    ]),
  ];
}

function needWords(line: NeedLine, stock: StockBasis | null): string {
  const { item, unit, need, have, reported = 0, useFirst } = line;
  const example = exampleOf(line);
  const there =
    have === null || example === null
      ? "stok tidak diketahui"
      : `dilaporkan ${thousands(reported)}, contoh ${thousands(example)}`;
  const shortage = shortageOf(line, stock);
  const short =
    shortage.known === "nothing"
      ? "belum diketahui"
      : `${shortage.known === "at most" ? "paling banyak " : ""}${estimateWords(shortage)}`;
  return `${item}: butuh ${estimateWords(need)} ${unit}, ${there}, kurang ${short}${useFirst ? ", pakai dulu" : ""}`;
}

function felt({ felt }: Impact): string[] {
  return ["DILAPORKAN, di sampingnya perkiraan kami", ...felt.map((one) => `  ${feltWords(one)}`)].concat(
    felt.length === 0 ? ["  belum ada laporan"] : [],
  );
}

function feltWords({ report: { place, mmiLow, mmiHigh }, state, names, estimatedMmi }: FeltPlace): string {
  const told = [...new Set([mmiLow, mmiHigh])].map((mmi) => (mmi === null ? "?" : roman(mmi))).join("-");
  const meant = state === "found" ? names.join(" / ") : `${state}: ${names.join(" / ")}`;
  const strength = estimatedMmi === null ? "" : `, ${roman(estimatedMmi)} (${decimals(estimatedMmi, 1)})`;
  return `${told} ${place} = ${meant}${strength}`;
}

function tsunami({ tsunami }: Impact, places: Names): string[] {
  if (!tsunami) return ["TSUNAMI: tidak ada zona"];
  return [
    "TSUNAMI: tingkat dan jam dari BMKG, jalur pantai perkiraan kami",
    ...tsunami.zones.map(
      ({ level, district, province, arrivalAt, codes, widthKm, people, placeIds }) =>
        `  ${level} ${district} ${province} ${arrivalAt === null ? "tanpa jam" : clockWords(arrivalAt)}: ${codes.join(", ") || "tidak dikenal"}, ${widthKm} km, ${peopleWords(people.mid)} orang (${rangeWords(people)}), ${placeIds.length} pos`,
    ),
    ...tsunami.places.map(({ placeId, level }) => `  ${nameOf(placeId, places)} di jalur ${level}`),
    ...(tsunami.leftOut.length > 0 ? [`  tidak disebut: ${tsunami.leftOut.join(", ")}`] : []),
  ];
}

const whole = (km: number) => (km < 10 ? decimals(km, 1) : thousands(km));
const displacedLine = (displaced: NonNullable<Impact["displaced"]>) => {
  const { figure, range } = displacedWords(displaced, peopleWords);
  return range === null ? figure : `${figure}, ${range}`;
};
const estimateWords = (estimate: NeedLine["need"]) =>
  `${peopleWords(middleOf(estimate))} (sedikitnya ${peopleWords(estimate.low)}, sampai ${peopleWords(estimate.high)})`;
const rangeWords = ({ low, high }: { low: number; high: number }) => `${peopleWords(low)}–${peopleWords(high)}`;
const nameOf = (id: string | null, places: Names) => (id === null ? "tidak ada" : (places.get(id)?.name ?? id));
const more = (all: number, shown: number, what: string) => (all > shown ? [`  dan ${all - shown} ${what} lagi`] : []);
