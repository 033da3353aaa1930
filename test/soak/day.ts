import type { Fault, Scenario, Step } from "../../server/drill/scenario.ts";
import { background } from "../../server/drill/scenarios/background.ts";
import { cianjur2022 } from "../../server/drill/scenarios/cianjur-2022.ts";
import { nagekeo2026 } from "../../server/drill/scenarios/nagekeo-2026.ts";
import { automatic, confirmed, feltBulletin, m5Bulletin, type QuakeFacts } from "../../server/drill/scenarios/told.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { distanceKm } from "../../shared/geo/distance.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { recordedDay } from "./catalogue.ts";
import { warningOf } from "./rain.ts";

/**
 * A whole day for one wall: the quakes that the catalogue holds of one, the rain of forty warnings, Cianjur at 09.00 and
 * Nagekeo's tsunami at 15.00 of the day's own hours, and feeds that fail. The recorded day has a felt quake in its first hour
 * and then three and a half without any; nothing else is put there.
 */
const RECORDED = "2022-11-15T16:50:00Z";

export const DAY_START = Date.parse("2026-11-17T00:00:00Z");
/** `hh:mm` of the day's own hours → epoch ms. */
export const at = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return DAY_START + hours * HOUR_MS + minutes * MINUTE_MS;
};

export const QUIET = { from: at("02:45"), to: at("04:40") };
export const CIANJUR_AT = at("09:00");
export const NAGEKEO_AT = at("15:00");
/** In BMKG's hands this long: the first bulletin (Cianjur), PD-1 and PD-4 (Nagekeo) after the quake; facts of both days. */
export const TOLD_AFTER_MS = { cianjur: 163_000, pd1: 134_000, pd4: 9_187_000 };

/** A quake is felt at capitals this near. The catalogue does not tell; by this rule of ours six of the day's quakes are felt. */
const feltWithinKm = ({ magnitude, depthKm }: QuakeFacts) => (depthKm > 60 ? 0 : 75 * (magnitude - 2.5));
const FELT_AFTER_MS = 4 * MINUTE_MS;
export const SOLVED_AFTER_MS = 75_000;

const { kabupaten } = readDefaults();
const quakes = recordedDay(RECORDED, DAY_START).map((facts) => ({ facts, felt: feltAt(facts) }));
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
  startAt: DAY_START,
  endAt: DAY_START + DAY_MS,
  timeline: [
    ...background(DAY_START),
    ...quakes.flatMap(({ facts, felt }, n) => told(facts, felt, n)),
    ...moved(cianjur2022, CIANJUR_AT),
    ...moved(nagekeo2026, NAGEKEO_AT),
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

/** A scenario's own steps, its quake at `quakeAt`. */
function moved({ startAt, timeline }: Scenario, quakeAt: number): Step[] {
  const byMs = quakeAt - MINUTE_MS - startAt;
  return timeline.filter((step) => step.at >= startAt).map((step) => later(step, byMs));
}

/** Every time in it (`at` as a number, and what ends in `At` or `Time`) that much later. */
function later<T>(value: T, byMs: number): T {
  if (Array.isArray(value)) return value.map((one: unknown) => later(one, byMs)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]: [string, unknown]) => [
      key,
      typeof inside === "number" && /^at$|At$|Time$/.test(key) ? inside + byMs : later(inside, byMs),
    ]),
  ) as T;
}
