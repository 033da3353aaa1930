import { z } from "zod";
import { NotUnderstood, optionsOf } from "../command.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { TECTONIC_CLASSES, type TectonicClass } from "../../shared/intensity/tectonics.ts";

/** What `npm run impact` is asked. */
export type Question =
  | { kind: "place"; magnitude: number; depthKm: number; epicentre: LngLat; at: LngLat[]; felt: string }
  | { kind: "class"; magnitude: number; depthKm: number; tectonicClass: TectonicClass; distancesKm: number[] };

export const USAGE = `Apa arti sebuah gempa, sebagai JSON: gempa di sebuah tempat, atau satu kelas tektonik pada jarak-jarak tertentu.
npm run --silent impact -- --lat A --lon B --depth H --magnitude M [--at lng,lat ...] [--felt "V Cianjur, III Bandung"]
npm run --silent impact -- --class crustal|interface|intraslab --depth H --magnitude M --distances 0,10,50`;

const number = z.string("belum disebut").transform((text, context) => {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  context.addIssue({ code: "custom", message: `"${text}" bukan bilangan` });
  return z.NEVER;
});
const numbers = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(number));

const between = (low: number, high: number) => {
  const words = `mestinya dari ${low} sampai ${high}`;
  return z.number().min(low, words).max(high, words);
};

const VALUE = { type: "string" } as const;
const OPTIONS = {
  lat: VALUE,
  lon: VALUE,
  depth: VALUE,
  magnitude: VALUE,
  at: { type: "string", multiple: true },
  felt: VALUE,
  class: VALUE,
  distances: VALUE,
} as const;

const Values = z.object({
  lat: number.pipe(between(-90, 90)).optional(),
  lon: number.pipe(between(-180, 180)).optional(),
  depth: number.pipe(between(0, 800)),
  magnitude: number.pipe(between(1, 9.5)),
  at: z.array(numbers.pipe(z.tuple([between(-180, 180), between(-90, 90)]))).default([]),
  felt: z.string().default(""),
  class: z.enum(TECTONIC_CLASSES).optional(),
  distances: numbers.pipe(z.array(between(0, 20_000))).default([0, 10, 20, 50, 100, 200]),
});

/** Throws a sentence that names the option and its value. */
export function readQuestion(args: readonly string[]): Question {
  const { positionals, values } = optionsOf(args, OPTIONS);
  if (positionals.length > 0) throw new NotUnderstood(`"${positionals.join(" ")}" tidak dikenal.`);
  const read = Values.safeParse(values, { error: z.locales.id().localeError });
  if (!read.success) {
    const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
    throw new NotUnderstood(`--${path.join(".")}: ${message.replace(/\.$/, "")}.`);
  }
  const { lat, lon, depth: depthKm, magnitude, at, felt, class: tectonicClass, distances } = read.data;
  if (tectonicClass) return { kind: "class", magnitude, depthKm, tectonicClass, distancesKm: distances };
  if (lat === undefined || lon === undefined) throw new NotUnderstood("--lat dan --lon: sebut di mana gempanya.");
  return { kind: "place", magnitude, depthKm, epicentre: [lon, lat], at, felt };
}
