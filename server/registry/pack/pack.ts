import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "../../log.ts";
import type { Defaults } from "../default.ts";
import { FILES, type Country } from "./files.ts";
import { createTold } from "./told.ts";

/** A map pack that was checked. */
export interface Pack {
  folder: string;
  /** Of its files those that are as they should be. */
  files: ReadonlySet<string>;
  /** Those of them that screens may fetch. */
  drawn: ReadonlySet<string>;
}

interface Checked {
  name: string;
  required: boolean;
  isThere: boolean;
  /** A sentence for each of the first faults, and how many more there are. */
  sentences: string[];
}

/** Every file of the form, there or not, with what is wrong with it. */
export function checkPack(folder: string, { kabupaten }: Pick<Defaults, "kabupaten">): Checked[] {
  const country: Country = { kabupaten: new Set(kabupaten.map(({ code }) => code)), villages: 0 };
  return FILES.map(({ name, required, megabytes, check }) => {
    const path = join(folder, name);
    const told = createTold();
    const isThere = existsSync(path);
    if (!isThere && required) told.say("berkas", undefined, "mestinya ada: tanpa berkas ini tidak ada paket peta");
    if (isThere)
      try {
        const found = statSync(path);
        const { size } = found;
        if (!found.isFile()) told.say("berkas", "sebuah folder", "mestinya berkas");
        else if (size > megabytes * 1_000_000)
          told.say("ukuran", `${size} bita`, `mestinya paling banyak ${megabytes} MB`);
        else check(readFileSync(path), told, country);
      } catch (error) {
        told.say("berkas", reasonOf(error), "tidak dapat dibaca");
      }
    const sentences = told.faults().map(({ at, value, wanted }) => `${path}, ${at}: ${value}; ${wanted}.`);
    const more = told.count() - sentences.length;
    return { name, required, isThere, sentences: more > 0 ? [...sentences, `${path}: dan ${more} lagi.`] : sentences };
  });
}

/**
 * pack.2: throws the sentences of a required file that is missing or broken: figures of another ground would look the same. Another file
 * that is broken is told and left out, so that a wall that starts at night has its map.
 */
export function openPack(
  folder: string | undefined,
  defaults: Pick<Defaults, "kabupaten">,
  tell: (sentence: string) => void,
): Pack | undefined {
  if (folder === undefined) return undefined;
  const checked = checkPack(folder, defaults);
  const fatal = checked.filter(({ required }) => required).flatMap(({ sentences }) => sentences);
  if (fatal.length > 0) throw new Error(fatal.map((sentence) => `MAP_PACK: ${sentence}`).join("\n"));
  for (const { sentences } of checked)
    for (const sentence of sentences) tell(`MAP_PACK: ${sentence} Berkas ini tidak dipakai.`);
  const good = checked.filter(({ isThere, sentences }) => isThere && sentences.length === 0);
  const files = new Set(good.map(({ name }) => name));
  const drawn = FILES.filter((file) => file.drawn && files.has(file.name)).map(({ name }) => name);
  return { folder, files, drawn: new Set(drawn) };
}
