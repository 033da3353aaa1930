import type { Impact, NeedLine, Needs, StockBasis } from "../../../shared/record/impact.ts";
import { middleOf } from "../../../shared/need/displaced.ts";
import { displacedWords, TENFOLD } from "../../../shared/need/displacedWords.ts";
import { SK, SK_UNKNOWN } from "../../../shared/need/lock.ts";
import { exampleOf, shortageOf } from "../../../shared/need/shortage.ts";
import { stockDayWords } from "../../../shared/need/stockWords.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { decimals, thousands } from "../../../shared/words/figures.ts";
import { amountWords } from "../say/words.ts";

/** What is needed against what can come in time. */

export interface NeedCard {
  title: string;
  /** Over the columns after the first, which are the items. */
  heads: string[];
  rows: { item: string; cells: NeedCell[] }[];
  notes: string[];
}

interface NeedCell {
  words: string;
  /** `told`: in ink · `quiet`: what is there, an example, a ceiling · `unknown`: a sentence in place of a figure · `short`: what the card is read for. */
  tone: "told" | "quiet" | "unknown" | "short";
}

/** wall.25: what a family under the sky asks for first; of the ministry's own field package, which holds all three. */
const SHOWN = [
  { item: "tenda keluarga", name: "Tenda keluarga" },
  { item: "selimut", name: "Selimut" },
  { item: "makanan siap saji", name: "Siap saji" },
] as const;
const PROFILE = "paket-lapangan";
const DAYS = 3;
const UNKNOWN = "belum diketahui";

/** Null while nothing is known; a card without rows when nobody is displaced. */
export function needCard(impact: Impact | null): NeedCard | null {
  if (!impact) return null;
  const { displaced } = impact;
  const table = impact.needs.find(({ profile, days }) => profile === PROFILE && days === DAYS);
  if (!displaced || displaced.high < 1 || !table) return { title: "Pengungsi", heads: [], rows: [], notes: [] };
  const { figure, range } = displacedWords(displaced, amountWords);
  const columns = COLUMNS[whoseStock(table.stock)];
  return {
    title: `${range === null ? "Pengungsi" : "Perkiraan pengungsi"} ${figure}`,
    heads: columns.map(({ head }) => head),
    rows: SHOWN.flatMap(({ item, name }) => {
      const line = table.lines.find((one) => one.item === item);
      return line ? [{ item: name, cells: columns.map(({ cell }) => cell(line, table.stock)) }] : [];
    }),
    notes: [
      range === null ? "Hitungan kaji cepat di lapangan." : `Rentang ${range}: ${TENFOLD}.`,
      ...basisNotes(table, impact.computedAt),
    ],
  };
}

type Whose = "reported" | "mixed" | "example";

function whoseStock(stock: StockBasis | null): Whose {
  if (stock === null) return "example";
  if (stock.example === 0) return "reported";
  return stock.example < stock.stores ? "mixed" : "example";
}

interface Column {
  head: string;
  cell(line: NeedLine, stock: StockBasis | null): NeedCell;
}

const need: Column = {
  head: "butuh",
  cell: (line) => ({ words: amountWords(middleOf(line.need)), tone: "told" }),
};
const reported = (head: string): Column => ({
  head,
  cell: ({ have, reported = 0 }) => ({ words: have === null ? "–" : amountWords(reported), tone: "quiet" }),
});
const example = (head: string): Column => ({
  head,
  cell(line) {
    const amount = exampleOf(line);
    return { words: amount === null ? "–" : amountWords(amount), tone: "quiet" };
  },
});
const short: Column = {
  head: "kurang",
  cell(line, stock) {
    const shortage = shortageOf(line, stock);
    if (shortage.known === "nothing") return { words: UNKNOWN, tone: "unknown" };
    const most = shortage.known === "at most" ? "≤ " : "";
    return { words: `${most}${amountWords(shortage.mid)}`, tone: "short" };
  },
};
const ceiling: Column = {
  head: "sampai",
  cell(line, stock) {
    const shortage = shortageOf(line, stock);
    return { words: shortage.known === "nothing" ? "–" : amountWords(shortage.high), tone: "quiet" };
  },
};

/** wall.25: what is there only where offices say so. */
const COLUMNS: Record<Whose, readonly Column[]> = {
  reported: [need, reported("ada"), short, ceiling],
  mixed: [need, reported("dilaporkan"), example("contoh"), short],
  example: [need, example("menurut contoh"), short],
};

/** Two lines: the card has room for no more. Whose sums they are and of which day is told before all else. */
function basisNotes({ stock, feedsDays }: Needs, at: number): string[] {
  const consignment = `Kiriman pertama${feedsDays === null ? "" : `, makan ${decimals(feedsDays, 1)} hari`}.`;
  if (stock === null) return [consignment, `${capital(SK_UNKNOWN)}.`];
  const { stores, example, withinHours, asOf } = stock;
  const places = `${asOf === undefined ? "lumbung" : "lumbung dan gudang"} ≤ ${withinHours} jam`;
  if (stores === 0) return [`${consignment} Tidak ada ${places}.`];
  if (whoseStock(stock) === "example")
    return [`${consignment} ${thousands(stores)} ${places}, isi contoh.`, `${capital(SK_UNKNOWN)}.`];
  const told =
    example === 0 ? `Semua ${thousands(stores)}` : `${thousands(stores - example)} dari ${thousands(stores)}`;
  const day = asOf === undefined ? "" : `, ${stockDayWords(asOf, at)}`;
  return [`${consignment} Menunggu ${SK}.`, `${told} tempat ≤ ${withinHours} jam melapor${day}.`];
}
