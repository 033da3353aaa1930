import { NotUnderstood, optionsOf } from "../command.ts";
import { TABLE_NAMES, type TableName } from "./import/columns.ts";

/** What `npm run import` is asked to do. */

export type Order = { do: "template"; table: TableName; folder: string } | ImportOrder;

export interface ImportOrder {
  do: "import";
  table: TableName;
  file: string;
  /** Without it nothing is changed. `mark`: of the preview that was looked at. */
  yes: { mark: string | null } | null;
  replaceAll: boolean;
  addOnly: boolean;
  withoutPersonal: boolean;
  isWhole: boolean;
  sheet: string | null;
  per: string | null;
}

export const USAGE = `Pemakaian: npm run import -- TABEL BERKAS [pilihan]     memeriksa berkas dan menunjukkan apa yang akan berubah
           npm run import -- TABEL BERKAS --ya           mengubahnya
           npm run import -- TABEL --contoh [FOLDER]     menulis berkas contoh untuk diisi (CSV dan XLSX)

TABEL: ${TABLE_NAMES.join(", ")}
BERKAS: CSV (koma, titik koma, atau tab) atau XLSX

  --ya, --ya=TANDA   laksanakan; dengan tanda dari pratinjau hanya bila sejak itu tidak ada yang berubah
  --tambah           yang tidak disebut di berkas dibiarkan, tidak dihapus
  --ganti-semua      boleh menghapus lebih dari sepersepuluh dari yang tercatat
  --tanpa-kontak     kolom data pribadi (No HP, Ketua, …) tidak dibaca; tanpa ini berkasnya ditolak
  --lembar NAMA      lembar Excel yang dibaca, bila beberapa memuat tabel
  --per TANGGAL      tanggal stok dihitung, bila tabelnya tidak punya kolom Per Tanggal
  --lengkap          tampilkan semua nama, tidak hanya 20 pertama
  --bantuan, --help  tulisan ini`;

const FLAG = { type: "boolean", default: false } as const;
const VALUE = { type: "string" } as const;
const OPTIONS = {
  contoh: FLAG,
  ya: FLAG,
  tanda: VALUE,
  tambah: FLAG,
  "ganti-semua": FLAG,
  "tanpa-kontak": FLAG,
  lengkap: FLAG,
  lembar: VALUE,
  per: VALUE,
} as const;

/** Throws a sentence on what can't be meant. */
export function readOrder(words: readonly string[]): Order {
  // A flag that may bear a value is none of parseArgs' kinds.
  const args = words.map((word) => word.replace(/^--ya=/, "--tanda="));
  const { positionals, values } = optionsOf(args, OPTIONS);
  const [table, file, ...more] = positionals;
  if (!isTable(table))
    throw new NotUnderstood(`Sebut tabelnya dulu${table === undefined ? "" : `, bukan "${table}"`}.`);
  if (more.length > 0) throw new NotUnderstood(`Satu berkas sekali jalan; "${more.join(" ")}" berlebih.`);
  if (values.contoh) return { do: "template", table, folder: file ?? "." };
  if (file === undefined) throw new NotUnderstood("Sebut berkasnya.");
  if (values.tambah && values["ganti-semua"]) throw new NotUnderstood("--tambah dan --ganti-semua tidak bisa bersama.");
  const mark = values.tanda ?? null;
  return {
    do: "import",
    table,
    file,
    yes: values.ya || mark !== null ? { mark } : null,
    replaceAll: values["ganti-semua"],
    addOnly: values.tambah,
    withoutPersonal: values["tanpa-kontak"],
    isWhole: values.lengkap,
    sheet: values.lembar ?? null,
    per: values.per ?? null,
  };
}

function isTable(word: string | undefined): word is TableName {
  return TABLE_NAMES.some((table) => table === word);
}
