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
