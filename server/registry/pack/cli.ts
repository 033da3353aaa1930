import { existsSync } from "node:fs";
import { reasonOf } from "../../log.ts";
import { readDefaults } from "../default.ts";
import { checkPack } from "./pack.ts";

const USAGE = `npm run --silent pack -- FOLDER
  Memeriksa sebuah paket peta sebelum dipakai sebagai MAP_PACK: tiap berkas, isi, dan apa yang mestinya.
  Bentuknya: server/registry/pack/README.md.`;

try {
  process.exitCode = check(process.argv.slice(2));
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}

function check([folder, ...more]: string[]): number {
  const isAsked = folder !== undefined && ["--help", "-h", "--bantuan"].includes(folder);
  if (folder === undefined || more.length > 0 || isAsked) {
    (isAsked ? console.log : console.error)(USAGE);
    return isAsked ? 0 : 1;
  }
  if (!existsSync(folder)) throw new Error(`${folder} tidak ada.`);
  const checked = checkPack(folder, readDefaults());
  for (const { name, required, isThere, sentences } of checked) {
    const verdict =
      sentences.length > 0 ? (required ? "SALAH, wajib" : "SALAH") : isThere ? "baik" : "tidak ada, tidak wajib";
    console.log(`${name.padEnd(32)} ${verdict}`);
    for (const sentence of sentences) console.log(`  ${sentence}`);
  }
  return checked.some(({ sentences }) => sentences.length > 0) ? 1 : 0;
}
