import type { Impact, NeedLine } from "../../../shared/record/impact.ts";
import { stockWords } from "../../../shared/need/stockWords.ts";
import { decimals } from "../../../shared/words/figures.ts";
import { middleOf } from "../../../shared/need/displaced.ts";
import { displacedWords, TENFOLD } from "../../../shared/need/displacedWords.ts";
import { amountWords } from "../say/words.ts";

/** What is needed against what can come in time. */

export interface NeedCard {
  title: string;
  /** `short` and its ceiling are null where stock is not known. */
  rows: { item: string; need: string; have: string; short: string | null; ceiling: string | null }[];
  notes: string[];
}

/** wall.25: what a family under the sky asks for first; of the ministry's own field package, which holds all three. */
const SHOWN = [
  { item: "tenda keluarga", name: "Tenda keluarga" },
  { item: "selimut", name: "Selimut" },
  { item: "makanan siap saji", name: "Siap saji" },
] as const;
const PROFILE = "paket-lapangan";
const DAYS = 3;

/** Null while nothing is known; a card without rows when nobody is displaced. */
export function needCard(impact: Impact | null): NeedCard | null {
  if (!impact) return null;
  const { displaced } = impact;
  const table = impact.needs.find(({ profile, days }) => profile === PROFILE && days === DAYS);
  if (!displaced || displaced.high < 1 || !table) return { title: "Pengungsi", rows: [], notes: [] };
  const { figure, range } = displacedWords(displaced, amountWords);
  return {
    title: `${range === null ? "Pengungsi" : "Perkiraan pengungsi"} ${figure}`,
    rows: SHOWN.flatMap(({ item, name }) => {
      const line = table.lines.find((one) => one.item === item);
      return line ? [rowOf(name, line)] : [];
    }),
    notes: [
      ...(range === null ? [] : [`Rentang ${range}: ${TENFOLD}.`]),
      `${consignment(table.feedsDays)}${range === null ? ", dari kaji cepat" : ""}. SK Tanggap Darurat belum diketahui.`,
      `Ada: ${stockWords(table.stock)}.`,
    ],
  };
}

/** In one line with what follows it: the card has room for three. */
function consignment(feedsDays: number | null): string {
  return `Kiriman pertama${feedsDays === null ? "" : `, makan ${decimals(feedsDays, 1)} hari`}`;
}

function rowOf(item: string, { need, have, short }: NeedLine): NeedCard["rows"][number] {
  const told = { item, need: amountWords(middleOf(need)) };
  // Of a store that nobody knows, what is missing is not known either.
  if (have === null) return { ...told, have: "belum ada data", short: null, ceiling: null };
  return { ...told, have: amountWords(have), short: amountWords(middleOf(short)), ceiling: amountWords(short.high) };
}
