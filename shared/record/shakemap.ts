import { z } from "zod";
import { EpochMs } from "../time.ts";

/** BMKG's shakemap of one quake: its own grid of intensities, as it was told and as far as it is believed. */

/** A letter a node: MMI 1.0 to 10.0 by tenths. Twelve thousand numbers would make every version of a quake a heavy entry. */
const FIRST_LETTER = "#".charCodeAt(0);
const STEPS = 90;
const LETTERS = z.string().regex(/^[#-}]*$/);

const [WEAKEST_MMI, STEPS_PER_MMI] = [1, 10] as const;
/** Of a ratio that is 1 without an instrument and less beside one. */
const STEPS_PER_RATIO = 50;

/** Nodes from west to east, rows from north to south. */
export const ShakemapGrid = z
  .object({
    west: z.number(),
    south: z.number(),
    east: z.number(),
    north: z.number(),
    columns: z.number().int().min(2),
    rows: z.number().int().min(2),
    mmi: LETTERS,
    /** BMKG's URAT: σ there by that of the equations; null where it is 1 throughout, or not told. */
    ratio: LETTERS.nullable(),
  })
  .refine(({ columns, rows, mmi, ratio }) => [mmi, ratio ?? mmi].every(({ length }) => length === columns * rows));
export type ShakemapGrid = z.infer<typeof ShakemapGrid>;

export const Shakemap = z.object({
  /** BMKG's own key of the event, as in the file's name. */
  eventId: z.string(),
  /** BMKG's count of its versions. */
  version: z.number(),
  processedAt: EpochMs,
  event: z.object({ at: z.tuple([z.number(), z.number()]), originTime: EpochMs, magnitude: z.number() }),
  /** What it was made with, by its info: `BA08, WGRW11`; null where that was not told. */
  method: z.string().nullable(),
  /** Null of one that can be of no quake. */
  grid: ShakemapGrid.nullable(),
  /** In Indonesian, why it is not used; null while it is. */
  refused: z.string().nullable(),
});
export type Shakemap = z.infer<typeof Shakemap>;

/** As a body tells it, before it is held against the quake. */
export interface ToldShakemap extends Omit<Shakemap, "refused"> {
  /** BMKG's word for what it is of: `ACTUAL`, `SCENARIO`. */
  kind: string;
  /** … and for what became of it: `RELEASED`, `CANCELLED`. */
  status: string;
}

export function lettersOfMmi(values: readonly number[]): string {
  return lettersOf(values.map((mmi) => (mmi - WEAKEST_MMI) * STEPS_PER_MMI));
}

export function lettersOfRatios(values: readonly number[]): string {
  return lettersOf(values.map((ratio) => ratio * STEPS_PER_RATIO));
}

/** In tenths of MMI: whole numbers, between which it can be reckoned to and fro without a rest. */
export function tenthsOfMmi(letters: string): Uint8Array {
  return stepsOf(letters).map((step) => step + WEAKEST_MMI * STEPS_PER_MMI);
}

export function ratiosOf(letters: string): Float64Array {
  return Float64Array.from(stepsOf(letters), (step) => step / STEPS_PER_RATIO);
}

function lettersOf(steps: readonly number[]): string {
  return steps
    .map((step) => String.fromCharCode(FIRST_LETTER + Math.max(0, Math.min(STEPS, Math.round(step)))))
    .join("");
}

function stepsOf(letters: string): Uint8Array {
  return Uint8Array.from({ length: letters.length }, (_, i) => letters.charCodeAt(i) - FIRST_LETTER);
}
