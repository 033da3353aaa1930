import { z } from "zod";
import type { LngLat } from "../../shared/geo/distance.ts";
import { TECTONIC_CLASSES, type TectonicClass } from "../../shared/intensity/tectonics.ts";

/** What `npm run impact` is asked. */
export type Question =
  | { kind: "place"; magnitude: number; depthKm: number; epicentre: LngLat; at: LngLat[]; felt: string }
  | { kind: "class"; magnitude: number; depthKm: number; tectonicClass: TectonicClass; distancesKm: number[] };

export const USAGE = `npm run --silent impact -- --lat A --lon B --depth H --magnitude M [--at lng,lat ...] [--felt "V Cianjur, III Bandung"]
npm run --silent impact -- --class crustal|interface|intraslab --depth H --magnitude M --distances 0,10,50`;

const number = z.string().transform((text, context) => {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  context.addIssue({ code: "custom", message: `"${text}" is no number` });
  return z.NEVER;
});
const numbers = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(number));

const Options = z.strictObject({
  lat: number.pipe(z.number().min(-90).max(90)).optional(),
  lon: number.pipe(z.number().min(-180).max(180)).optional(),
  depth: number.pipe(z.number().min(0).max(800)),
  magnitude: number.pipe(z.number().min(1).max(9.5)),
  at: z.array(numbers.pipe(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))).default([]),
  felt: z.string().default(""),
  class: z.enum(TECTONIC_CLASSES).optional(),
  distances: numbers.pipe(z.array(z.number().min(0).max(20_000))).default([0, 10, 20, 50, 100, 200]),
});

/** Throws a sentence that names the option and its value. */
export function readQuestion(args: readonly string[]): Question {
  const read = Options.safeParse(collect(args));
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : issue?.path.join(".");
    throw new Error(`--${name ?? "?"}: ${issue?.message ?? "not understood"}.`);
  }
  const { lat, lon, depth: depthKm, magnitude, at, felt, class: tectonicClass, distances } = read.data;
  if (tectonicClass) return { kind: "class", magnitude, depthKm, tectonicClass, distancesKm: distances };
  if (lat === undefined || lon === undefined) throw new Error("--lat and --lon say where the quake was.");
  return { kind: "place", magnitude, depthKm, epicentre: [lon, lat], at, felt };
}

/** `--name value` and `--name=value`; a negative number is a value. `--at` may be given several times. */
function collect(args: readonly string[]): Record<string, string | string[]> {
  const options = new Map<string, string>();
  const at: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [, name, inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(args[i] ?? "") ?? [];
    if (!name) throw new Error(`"${args[i]}" is no option.`);
    const value = inline ?? args[++i];
    if (value === undefined) throw new Error(`--${name} has no value.`);
    if (name === "at") at.push(value);
    else options.set(name, value);
  }
  return { ...Object.fromEntries(options), at };
}
