import type { FeltNames } from "../../shared/gazetteer/feltNames.ts";
import { groupBy } from "../../shared/groupBy.ts";
import type { SlabTable } from "../../shared/intensity/tectonics.ts";
import { partsIn } from "../../shared/time.ts";
import { decimals, thousands } from "../../shared/words/figures.ts";
import type { Learnt } from "./fromJournal.ts";
import { type Compared, leaveOneOut } from "./leaveOneOut.ts";
import { type Score, scoreOf } from "./score.ts";

interface Period {
  /** `2023-04` */
  month: string;
  quakes: number;
  /** Alarms of *merusak* and more. */
  alarms: number;
  scheme: Score | null;
  blended: Score | null;
}

export interface Report {
  months: Period[];
  all: Omit<Period, "month">;
  censored: {
    /** learn.3: share of the reports that are IV and below. */
    weakShare: number | null;
    why: string;
  };
  /** learn.4: null until an officer has closed an incident with an outcome. */
  outcomes: null;
}

const WEAK_MMI = 4.5;

export function reportOf({ lists: told, alarmedAt }: Learnt, names: FeltNames, slab: SlabTable): Report {
  // BMKG's date is wrong where a quake was told before it was.
  const lists = told.filter(({ originAt, toldAt }) => originAt <= toldAt);
  const byMonth = groupBy(lists, ({ originAt }) => monthOf(originAt));
  const alarms = groupBy(alarmedAt, monthOf);
  const months = [...new Set([...byMonth.keys(), ...alarms.keys()])].sort();
  const compared = new Map(
    months.map((month) => [month, (byMonth.get(month) ?? []).flatMap((list) => leaveOneOut(list, names, slab))]),
  );
  const all = [...compared.values()].flat();
  const weak = all.filter(({ reported }) => reported < WEAK_MMI).length;
  return {
    months: months.map((month) => ({
      month,
      quakes: byMonth.get(month)?.length ?? 0,
      alarms: alarms.get(month)?.length ?? 0,
      ...scores(compared.get(month) ?? []),
    })),
    all: { quakes: lists.length, alarms: alarmedAt.length, ...scores(all) },
    censored: {
      weakShare: all.length === 0 ? null : weak / all.length,
      why: "daftar BMKG hanya menyebut tempat yang merasakan; yang tidak disebut tidak berarti tidak merasakan",
    },
    outcomes: null,
  };
}

function scores(compared: readonly Compared[]): Pick<Period, "scheme" | "blended"> {
  return { scheme: scoreOf(compared, "scheme"), blended: scoreOf(compared, "blended") };
}

/** learn.2: of Jakarta's clock. */
function monthOf(at: number): string {
  const { year, month } = partsIn("WIB", at);
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** The report for a reader, one line a month. */
export function reportWords({ months, all, censored }: Report): string {
  const share =
    censored.weakShare === null ? "" : ` ${Math.round(100 * censored.weakShare)} % laporan adalah MMI IV ke bawah.`;
  return [
    "Laporan dirasakan dikurangi perkiraan, MMI: bias, rms, bagian di dalam ±1 MMI, ±1 σ, ±2 σ",
    "bulan    gempa  alarm  | skema saja                           | dengan laporan lain di daftarnya",
    ...months.map(({ month, ...period }) => `${month}  ${periodWords(period)}`),
    `semua    ${periodWords(all)}`,
    "",
    `Tersensor: ${censored.why}.${share}`,
    "Alarm terhadap akibatnya: belum ada, karena belum ada kejadian yang ditutup petugas dengan akibatnya.",
    "Tidak ada setelan yang berubah.",
  ].join("\n");
}

function periodWords({ quakes, alarms, scheme, blended }: Omit<Period, "month">): string {
  return `${thousands(quakes).padStart(5)}  ${thousands(alarms).padStart(5)}  | ${scoreWords(scheme).padEnd(36)} | ${scoreWords(blended)}`;
}

function scoreWords(score: Score | null): string {
  if (!score) return "belum ada laporan";
  const percent = (share: number) => `${Math.round(100 * share)} %`.padStart(5);
  const signed = `${score.bias < 0 ? "−" : "+"}${decimals(Math.abs(score.bias), 2)}`;
  return `${signed} ${decimals(score.rms, 2)} ${percent(score.within1Mmi)} ${percent(score.within1Sigma)} ${percent(score.within2Sigma)} (${thousands(score.reports)})`;
}
