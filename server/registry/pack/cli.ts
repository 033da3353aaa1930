import { statSync } from "node:fs";
import { answer, NotUnderstood, optionsOf } from "../../command.ts";
import { readDefaults } from "../default.ts";
import { checkPack } from "./pack.ts";

const USAGE = `npm run --silent pack -- FOLDER
  Memeriksa sebuah paket peta sebelum dipakai sebagai MAP_PACK: tiap berkas, isi, dan apa yang mestinya.
  Bentuknya: server/registry/pack/README.md.`;

await answer(USAGE, process.argv.slice(2), check);

function check(words: readonly string[]): number {
  const [folder = "", ...more] = optionsOf(words, {}).positionals;
  if (folder === "" || more.length > 0) throw new NotUnderstood("Sebut satu folder.");
  const there = statSync(folder, { throwIfNoEntry: false });
  if (!there) throw new Error(`${folder} tidak ada.`);
  if (!there.isDirectory()) throw new Error(`${folder} bukan folder.`);
  const checked = checkPack(folder, readDefaults());
  for (const { name, required, isThere, sentences } of checked) {
    const verdict =
      sentences.length > 0 ? (required ? "SALAH, wajib" : "SALAH") : isThere ? "baik" : "tidak ada, tidak wajib";
    console.log(`${name.padEnd(32)} ${verdict}`);
    for (const sentence of sentences) console.log(`  ${sentence}`);
  }
  return checked.some(({ sentences }) => sentences.length > 0) ? 1 : 0;
}
