import { parseArgs } from "node:util";
import { TABLE_NAMES, type TableName } from "./import/columns.ts";

/** What `npm run import` is asked to do. */

export type Order = { do: "help" } | { do: "template"; table: TableName; folder: string } | ImportOrder;

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

/** Throws a sentence on what can't be meant. */
export function readOrder(words: readonly string[]): Order {
  // A flag that may bear a value is none of parseArgs' kinds.
  const args = words.map((word) => word.replace(/^--ya=/, "--tanda="));
  const { positionals, values } = parsed(args);
  if (values.bantuan || values.help) return { do: "help" };
  const [table, file, ...more] = positionals;
  if (!isTable(table) || more.length > 0) throw new Error(USAGE);
  if (values.contoh) return { do: "template", table, folder: file ?? "." };
  if (file === undefined) throw new Error(USAGE);
  if (values.tambah && values["ganti-semua"]) throw new Error("--tambah dan --ganti-semua tidak bisa bersama.");
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

function parsed(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  const value = { type: "string" } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        bantuan: flag,
        help: { ...flag, short: "h" },
        contoh: flag,
        ya: flag,
        tanda: value,
        tambah: flag,
        "ganti-semua": flag,
        "tanpa-kontak": flag,
        lengkap: flag,
        lembar: value,
        per: value,
      },
    });
  } catch (cause) {
    throw new Error(`Pilihan tidak dikenal atau tanpa nilainya.\n${USAGE}`, { cause });
  }
}

function isTable(word: string | undefined): word is TableName {
  return TABLE_NAMES.some((table) => table === word);
}
