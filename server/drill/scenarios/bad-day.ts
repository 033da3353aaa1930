import type { LngLat } from "../../../shared/geo/distance.ts";
import {
  wib,
  type Fault,
  type FaultKind,
  type InatewsBulletin,
  type Scenario,
  type Step,
  type TewsField,
} from "../scenario.ts";
import { background } from "./background.ts";
import { automatic, feltBulletin, feltInTews, m5Bulletin, tsunamiBulletin, type QuakeFacts } from "./told.ts";

/**
 * An invented day on which BMKG's files do in two hours what they have done over the years: every slip and every way to
 * fail that was recorded, one after the other, and a real quake in the middle of the outage.
 */
const DAY = "2026-11-03";
const at = (clock: string) => wib(`${DAY} ${clock}`);
const startAt = at("09:00:00");

const BANDA = quake("09:06:30", [129.8, -6.1], 6.1, 120);
const BANDA_AREA = "201 km TimurLaut MALUKUBRTDAYA";
const SWARM_PLACE: LngLat = [140.66, -2.58];
const PHANTOM = quake("09:12:20", [127.6, -5.2], 5.1, 10);
const SINGKIL = {
  facts: quake("09:48:12", [97.9, 2.31], 4.6, 24),
  area: "Pusat gempa berada di laut 44 km barat daya Singkil",
  felt: "III Singkil",
};
const PALU = {
  facts: quake("09:50:47", [119.81, -0.62], 3.9, 10),
  area: "Pusat gempa berada di darat 29 km utara Kota Palu",
  felt: "II-III Palu",
};
const TWO_DATES = quake("09:57:40", [123.1, -9.62], 4.4, 31);
const FLIPPED = quake("10:06:05", [122.4, -2.13], 4.7, 12);
const NOWHERE = quake("10:09:33", [1.39, -2.7], 3.8, 10);
const MISSED = quake("10:31:20", [107.12, -7.58], 5.9, 38);
const AFTER_MISSED = quake("10:36:10", [104.88, -5.71], 3.2, 15);

export const badDay: Scenario = {
  id: "bad-day",
  title: "Hari buruk: umpan BMKG kacau",
  startAt,
  endAt: at("11:00:00"),
  timeline: [
    ...background(startAt),

    // BMKG's own test goes out in the same file as the real thing, and is then replaced by it.
    ...tsunamiBulletin(test("09:02:00")).filter((step) => "publish" in step && step.publish === "datagempa"),

    // One quake three times in a list that is not sorted, with its first estimate a second earlier; autogempa sorted it out.
    ...m5Bulletin(BANDA, at("09:09:10"), BANDA_AREA),
    inList("gempaterkini", {
      clock: "09:09:40",
      key: "banda-first",
      facts: { ...BANDA, originTime: BANDA.originTime - 1000, magnitude: 6.2, depthKm: 132 },
      area: BANDA_AREA,
    }),
    inList("gempaterkini", { clock: "09:11:00", key: "banda-again", facts: BANDA, area: BANDA_AREA }),
    inList("gempaterkini", {
      clock: "09:11:00",
      key: "older-on-top",
      facts: quake("02:14:50", [126.9, 0.4], 5.1, 30),
      area: "61 km Tenggara BITUNG-SULUT",
    }),
    inList("gempaterkini", { clock: "09:11:30", key: "banda-third", facts: BANDA, area: BANDA_AREA }),

    // A machine's solution that no analyst confirms, and that is gone six minutes later.
    automatic("bmg2026vrpa", PHANTOM, "Banda Sea"),
    { at: at("09:19:00"), withdraw: "live", key: "bmg2026vrpa" },

    // Twins of a swarm: the same place and magnitude, fifty minutes apart. Two quakes.
    ...feltBulletin(
      quake("09:12:00", SWARM_PLACE, 4.2, 10),
      at("09:17:00"),
      "Pusat gempa berada di darat 6 km barat daya Kota Jayapura",
      "III Kota Jayapura",
    ),
    ...feltBulletin(
      quake("10:02:00", SWARM_PLACE, 4.2, 10),
      at("10:05:00"),
      "Pusat gempa berada di darat 6 km barat daya Kota Jayapura",
      "III Kota Jayapura",
    ),

    // A month ahead, in every field. The correction is a new row, for the time is the only key: here it takes the wrong one's place,
    misdated({ ...SINGKIL, clock: "09:52:00", key: "future" }),
    inList("gempadirasakan", { ...SINGKIL, clock: "10:16:00", key: "future-corrected" }),
    { at: at("10:16:00"), withdraw: "gempadirasakan", key: "future" },

    // and here both stand side by side for half an hour.
    misdated({ ...PALU, clock: "09:54:00", key: "future-twice" }),
    inList("gempadirasakan", { ...PALU, clock: "10:20:00", key: "future-twice-corrected" }),
    { at: at("10:50:00"), withdraw: "gempadirasakan", key: "future-twice" },

    // DateTime a day behind Tanggal and Jam, put right four minutes later.
    ...feltInTews(
      TWO_DATES,
      at("10:00:00"),
      "Pusat gempa berada di laut 71 km barat laut Kota Kupang",
      "II-III Kupang",
    ).map((step) => withSlips(step, { DateTime: "2026-11-02T02:57:40+00:00" })),
    ...feltInTews(
      TWO_DATES,
      at("10:04:00"),
      "Pusat gempa berada di laut 71 km barat laut Kota Kupang",
      "II-III Kupang",
    ),

    // Coordinates lost their sign, Lintang did not.
    ...feltInTews(FLIPPED, at("10:08:30"), "Pusat gempa berada di darat 24 km timur Morowali", "III Morowali").map(
      (step) => withSlips(step, { Coordinates: "2.13,122.40" }),
    ),
    ...feltInTews(FLIPPED, at("10:15:00"), "Pusat gempa berada di darat 24 km timur Morowali", "III Morowali"),

    // A longitude that lost two digits, never corrected.
    inList("gempadirasakan", {
      clock: "10:12:00",
      key: "nowhere",
      facts: NOWHERE,
      area: "Pusat gempa berada di darat 12 km selatan Kota Jayapura",
      felt: "II Kota Jayapura",
    }),

    // While nothing answers: a damaging quake, and a small one that takes its place in autogempa and datagempa.
    automatic("bmg2026vrtq", { ...MISSED, magnitude: 5.7 }, "Java, Indonesia"),
    ...m5Bulletin(MISSED, at("10:34:00"), "64 km BaratDaya KAB-CIANJUR-JABAR"),
    ...feltBulletin(
      AFTER_MISSED,
      at("10:38:30"),
      "Pusat gempa berada di laut 38 km barat daya Pesisir Barat",
      "II-III Krui",
    ),
    ...feltInTews(
      MISSED,
      at("10:47:00"),
      "Pusat gempa berada di laut 64 km barat daya Kab. Cianjur",
      "IV-V Sukabumi, IV Cianjur, III-IV Garut, III Bandung, II Jakarta",
    ),
  ],
  faults: [
    fault("09:22:00", "09:26:00", "/DataMKG/TEWS/autogempa.json", "html"),
    fault("09:24:00", "09:29:00", "/DataMKG/TEWS/gempaterkini.json", "truncated"),
    fault("09:26:00", "09:30:00", "/DataMKG/", "403"),
    fault("09:28:00", "09:30:00", "/datagempa.json", "stall"),
    fault("09:30:00", "09:34:00", "/live30event.xml", "cut"),
    fault("09:32:00", "09:36:00", "/alerts/", "redirect"),
    fault("09:34:00", "09:38:00", "/DataMKG/TEWS/autogempa.json", "429"),
    fault("09:36:00", "09:40:00", "/datagempa.json", "other-shape"),
    fault("09:38:00", "09:42:00", "/last30tsunamievent.xml", "empty"),
    fault("09:40:00", "09:44:00", "/DataMKG/TEWS/gempadirasakan.json", "stalled-body"),
    fault("09:42:00", "09:46:00", "/DataMKG/TEWS/autogempa.json", "slow"),
    fault("10:29:00", "10:32:00", "/", "503"),
    fault("10:32:00", "10:34:00", "/", "html"),
    fault("10:34:00", "10:34:30", "/", "stall"),
    fault("10:34:30", "10:39:30", "/", "reset"),
  ],
};

function quake(clock: string, place: LngLat, magnitude: number, depthKm: number): QuakeFacts {
  return { originTime: at(clock), at: place, magnitude, depthKm };
}

function fault(from: string, to: string, path: string, kind: FaultKind): Fault {
  return { from: at(from), to: at(to), path, fault: kind };
}

interface Row {
  /** When it appears. */
  clock: string;
  key: string;
  facts: QuakeFacts;
  area: string;
  felt?: string;
}

function inList(file: "gempaterkini" | "gempadirasakan", { clock, key, facts, area, felt = "-" }: Row): Step {
  const potential = file === "gempaterkini" ? ("none" as const) : ("felt" as const);
  return {
    at: at(clock),
    publish: file,
    key,
    quake: { ...facts, area, potential, felt, shakemapAt: facts.originTime },
  };
}

/** In the felt list, a month ahead. */
function misdated(row: Row): Step {
  const { facts } = row;
  const nextMonth = facts.originTime + wib("2026-12-03 00:00:00") - wib("2026-11-03 00:00:00");
  return inList("gempadirasakan", { ...row, facts: { ...facts, originTime: nextMonth } });
}

function withSlips(step: Step, slips: Partial<Record<TewsField, string>>): Step {
  return "quake" in step ? { ...step, quake: { ...step.quake, slips } } : step;
}

function test(clock: string): Omit<InatewsBulletin, "felt"> {
  const arrival = (level: "AWAS" | "SIAGA", district: string, minutes: number) => ({
    province: "MALUKU",
    district,
    level,
    arrivalAt: at(clock) + minutes * 60_000,
  });
  return {
    status: "TES",
    subject: "Warning Tsunami PD-1",
    issuedAt: at(clock),
    ...quake("08:58:00", [131.2, -5.9], 8.6, 20),
    area: "166 km TimurLaut MALUKUTENGGARABRT",
    zones: [arrival("AWAS", "MALUKU-TENGGARA", 12), arrival("SIAGA", "KEPULAUAN-ARU", 31)],
    observations: [],
    swapped: false,
  };
}
