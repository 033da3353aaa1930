import { z } from "zod";

/** What a cell of a registry table may hold; each refusal is a reason for the officer who made the table. */

export const text = z
  .string()
  .min(1, "sel kosong")
  .max(500, "lebih dari 500 huruf")
  .regex(/^[^\p{Cc}]*$/u, "memuat baris baru atau huruf kendali");

/** A column that may be absent or empty. */
export const note = z.string().max(2000, "lebih dari 2.000 huruf").default("");

export const id = text.regex(
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
  "bukan id: paling banyak 64 huruf, angka, titik, titik dua, garis bawah atau tanda hubung, tanpa spasi",
);

/** Degrees; the decimal mark may be a full stop or a comma. */
export const degrees = text.transform((cell, ctx) => {
  const plain = cell.replace("\u2212", "-");
  if (/^[-+]?\d{1,3}([.,]\d+)?$/.test(plain)) return Number(plain.replace(",", "."));
  ctx.addIssue(
    /^[-+]?\d{1,3}([.,]\d{3}){2,}$|^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(plain)
      ? "koordinat dengan titik ribuan; tulis derajat desimal, misalnya -6.84123"
      : "bukan derajat desimal, misalnya -6.84123",
  );
  return z.NEVER;
});

function wholeNumber(cell: string, ctx: z.RefinementCtx<string>): number {
  if (/^\d{1,9}$/.test(cell)) return Number(cell);
  ctx.addIssue(
    /^\d{1,3}([., ]\d{3})+$/.test(cell)
      ? `angka dengan pemisah ribuan; tulis ${cell.replace(/[., ]/g, "")}`
      : "bukan bilangan bulat nol atau lebih",
  );
  return z.NEVER;
}

export const count = text.transform(wholeNumber);

/** Null where the office does not know. */
export const countOrNothing = z
  .string()
  .default("")
  .transform((cell, ctx) => (cell === "" ? null : wholeNumber(cell, ctx)));

const MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember".split(" ");
/** Short forms beside the first three letters, and English ones. */
const MONTH_WORDS: Record<string, number> = {
  may: 5,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sept: 9,
  oct: 10,
  nop: 11,
  nopember: 11,
  dec: 12,
};

/** A calendar day as `2027-03-31`, from `31/3/2027`, `31-03-2027`, `31 Mar 2027`, `2027-03-31` or Excel's own number. */
export const day = text.transform(readDay);

/** Null where the office does not say. */
export const dayOrNothing = z
  .string()
  .default("")
  .transform((cell, ctx) => (cell === "" || cell === "-" ? null : readDay(cell, ctx)));

function readDay(cell: string, ctx: z.RefinementCtx<string>): string {
  const [year, month, date] = dayParts(cell) ?? [];
  const at = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date ?? 0));
  const isDay = year !== undefined && at.getUTCMonth() + 1 === month && at.getUTCDate() === date;
  if (isDay && year >= 2000 && year <= 2100) return at.toISOString().slice(0, 10);
  ctx.addIssue(
    year === undefined || isDay ? NO_DAY : "tidak ada tanggal seperti ini; tulis hari/bulan/tahun, misalnya 31/3/2027",
  );
  return z.NEVER;
}

const NO_DAY = "bukan tanggal dari tahun 2000 sampai 2100; tulis hari/bulan/tahun, misalnya 31/3/2027";

function dayParts(cell: string): [year: number, month: number, date: number] | null {
  // Days since 30 December 1899, for Excel takes 1900 for a leap year.
  if (/^\d{5}(\.\d+)?$/.test(cell)) {
    const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * 86_400_000);
    return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const told = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})\.?[\s./-]+(\d{4})$/i.exec(cell);
  return told && [Number(told[3]), monthOf(told[2] ?? ""), Number(told[1])];
}

function monthOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const lower = word.toLowerCase();
  return MONTH_WORDS[lower] ?? MONTHS.findIndex((name) => name === lower || name.slice(0, 3) === lower) + 1;
}

/** An amount of goods, in as many decimals as the office writes. */
export const amount = text.transform((cell, ctx) => {
  const plain = cell.replace("\u2212", "-").replace(/\s+/g, "");
  const refuse = (reason: string) => {
    ctx.addIssue(reason);
    return z.NEVER;
  };
  if (/^-/.test(plain)) return refuse("kurang dari nol; stok tidak mungkin negatif");
  if (/^\d{1,3}([.,]\d{3})+([.,]\d{1,2})?$/.test(plain)) {
    const digits = plain.replace(/[.,](?=\d{3})/g, "");
    return refuse(`angka dengan pemisah ribuan; tulis ${digits}`);
  }
  if (!/^\d{1,12}([.,]\d{1,6})?$/.test(plain)) return refuse("bukan angka");
  const value = Number(plain.replace(",", "."));
  return value > MOST ? refuse(`lebih dari ${MOST.toLocaleString("id-ID")}; periksa angka dan satuannya`) : value;
});

/** Ten thousand tonnes of rice is a hundred times the largest buffer stock of a province. */
const MOST = 10_000_000;
