import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { z } from "zod";
import type { Line } from "../../server/store/journal.ts";

/** Of what `npm run journal -- export` prints. */
const Exported = z.object({ seq: z.number(), prev: z.string(), hash: z.string(), entry: z.record(z.string(), z.unknown()) }); // prettier-ignore

export const frozenFile = (form: number) => fileURLToPath(new URL(`form-${form}.jsonl.br`, import.meta.url));

/** The journal of that form, as it was kept. */
export function frozenLines(form: number): Line[] {
  return linesIn(frozenFile(form));
}

/** What the build of 2026-11-22 wrote of the day of Cianjur, after its first entry, the registry. */
export function linesOfAnEarlierBuild(): Line[] {
  return linesIn(fileURLToPath(new URL("earlier.jsonl.br", import.meta.url)));
}

function linesIn(file: string): Line[] {
  const text = brotliDecompressSync(readFileSync(file)).toString();
  return text.trimEnd().split("\n").map((line) => {
    const { seq, prev, hash, entry } = Exported.parse(JSON.parse(line));
    return { seq, prev, hash, body: JSON.stringify(entry) };
  }); // prettier-ignore
}
