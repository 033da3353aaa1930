import type { Fault, Scenario, Step } from "../../server/drill/scenario.ts";
import { background } from "../../server/drill/scenarios/background.ts";
import { automatic, confirmed, feltBulletin, m5Bulletin, type QuakeFacts } from "../../server/drill/scenarios/told.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { baliSea } from "./baliSea.ts";
import { companion } from "../companion.ts";
import { CATALOGUE, recordedDay } from "./catalogue.ts";
import { inventedDay } from "./inventedDay.ts";
import { at, BALI_AT, BALI_CORRECTED_AT, DAY_START, PHANTOM, SLICE, TALAUD_AT } from "./plan.ts";
import { warningOf } from "./rain.ts";
import { talaud } from "./talaud.ts";

/**
 * A whole day for one wall: the quakes that the catalogue holds of one, or an invented one's where it is absent, the rain of
 * forty warnings, an event that counts as damaging, a tsunami, and feeds that fail. What is damaging stands for a day after
 * its last word (A6), so for calm to come back within the day these are two whose estimate BMKG itself takes back. Either day
 * has a felt quake in its first hour and then three and a half without any; nothing else is put there.
 */
export const RECORDED = "2022-11-15T16:50:00Z";

/** A quake is felt at capitals this near. The catalogue does not tell; by this rule of ours six of the day's quakes are felt. */
const feltWithinKm = ({ magnitude, depthKm }: QuakeFacts) => (depthKm > 60 ? 0 : 75 * (magnitude - 2.5));
const FELT_AFTER_MS = 4 * MINUTE_MS;
export const SOLVED_AFTER_MS = 75_000;

const { kabupaten } = readDefaults();
const catalogue = companion(CATALOGUE);
const everyday = catalogue === null ? inventedDay : recordedDay(catalogue, RECORDED, DAY_START);
const quakes = everyday.map((facts) => ({ facts, felt: feltAt(facts) }));
/** When each felt quake happened, and when BMKG said that it was felt. */
export const FELT = quakes
  .filter(({ felt }) => felt.length > 0)
  .map(({ facts: { originTime } }) => ({ originTime, toldAt: originTime + FELT_AFTER_MS }));

/** Three before the quiet hours, the others from 04.50 on; the severe ones by their own clock. */
const SEVERE = [at("00:14"), at("08:48"), at("12:10"), at("16:20"), at("20:40")];
const WARNINGS = [
  ...SEVERE,
  ...[at("00:25"), at("00:40")],
  ...Array.from({ length: 33 }, (_, i) => at("04:50") + i * 34 * MINUTE_MS),
];
const INDEXED_AFTER_MS = 2 * MINUTE_MS;
/** When the index names each severe warning. */
export const SEVERE_TOLD = SEVERE.map((sentAt) => sentAt + INDEXED_AFTER_MS);

export const OUTAGES = [
  { from: at("08:05"), to: at("08:20") },
  { from: at("21:30"), to: at("21:45") },
];
const TEWS = "/DataMKG/TEWS";
const FAULTS: readonly Fault[] = [
  { from: at("05:25"), to: at("05:32"), path: `${TEWS}/autogempa.json`, fault: "html" },
  { from: at("06:10"), to: at("06:17"), path: "/datagempa.json", fault: "503" },
  { from: at("07:10"), to: at("07:18"), path: "/alerts/nowcast/id", fault: "truncated" },
  { from: at("10:40"), to: at("10:46"), path: "/live30event.xml", fault: "stall" },
  { from: at("18:30"), to: at("18:37"), path: `${TEWS}/gempaterkini.json`, fault: "truncated" },
  { ...OUTAGES[0]!, path: "/", fault: "503" },
  { ...OUTAGES[1]!, path: "/", fault: "stall" },
];

export const day: Scenario = {
  id: "soak",
  title: "Sehari semalam",
  startAt: SLICE.from,
  endAt: SLICE.to,
  timeline: [
    ...background(DAY_START),
    ...quakes.flatMap(({ facts, felt }, n) => told(facts, felt, n)),
    ...baliSea(BALI_AT, BALI_CORRECTED_AT, SOLVED_AFTER_MS),
    ...talaud(TALAUD_AT, SOLVED_AFTER_MS),
    ...phantom(PHANTOM.at, PHANTOM.withdrawnAt),
    ...WARNINGS.map((sentAt, n): Step => ({
      at: sentAt + INDEXED_AFTER_MS,
      publish: "nowcast",
      alert: warningOf(
        {
          sentAt,
          severity: n < SEVERE.length ? "Severe" : "Moderate",
          kabupaten: kabupaten[(n * 37) % kabupaten.length]!,
        },
        n,
      ),
    })),
  ].sort((a, b) => a.at - b.at),
  faults: FAULTS,
};

function feltAt(facts: QuakeFacts): string[] {
  return kabupaten
    .map(({ capital }) => ({ name: capital.name, km: distanceKm(capital.at, facts.at) }))
    .filter(({ km }) => km < feltWithinKm(facts))
    .sort((a, b) => a.km - b.km)
    .slice(0, 3)
    .map(({ name }, i) => `${i === 0 ? "III" : "II-III"} ${name}`);
}

/** As BMKG's files tell an everyday quake: the machine, the analyst, and a bulletin when it is large or was felt. */
function told(facts: QuakeFacts, felt: readonly string[], n: number): Step[] {
  const key = `bmg2026s${String(n).padStart(3, "0")}`;
  const { originTime } = facts;
  const region = "Indonesia Region";
  return [
    automatic(key, facts, region, SOLVED_AFTER_MS),
    confirmed(key, facts, region, originTime + 10 * MINUTE_MS),
    ...(facts.magnitude >= 5 ? m5Bulletin(facts, originTime + 165_000, "95 km BaratDaya ENGGANO-BENGKULU") : []),
    ...(felt.length > 0
      ? feltBulletin(facts, originTime + FELT_AFTER_MS, "Pusat gempa berada di laut", felt.join(", "))
      : []),
  ];
}

/** What no analyst confirms: as large and near as Lombok's of 5 August 2018, and gone from the list a few minutes later. */
function phantom(originTime: number, withdrawnAt: number): Step[] {
  const key = "bmg2026s902";
  const facts: QuakeFacts = { originTime, at: [116.47, -8.35], magnitude: 6.8, depthKm: 15 };
  return [
    automatic(key, facts, "Sumbawa Region, Indonesia", SOLVED_AFTER_MS),
    { at: withdrawnAt, withdraw: "live", key },
  ];
}
