import type { Sheet } from "../table/sheet.ts";
import { writeXlsx } from "../table/xlsx.ts";
import { COLUMNS, type Columns, type TableName } from "./columns.ts";
import { GOODS } from "./goods.ts";

/** registry.24: a table to fill in, with rows that show how. */

interface Template {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  advice: readonly (readonly [column: string, needed: string, what: string])[];
}

const WHERE = [
  ["kab_name", "ya", "Kabupaten Cianjur, Kota Bandung; atau kodenya, 32.03"],
  ["lat", "ya", "derajat desimal, selatan negatif: -6.82. Lintang dan bujur boleh satu kolom Koordinat: -6.82, 107.14"],
  ["lon", "ya", "derajat desimal: 107.14"],
] as const;
const SOURCE = [
  "source",
  "tidak",
  "dari mana angkanya, misalnya SK Dinsos 12/2026; kosongkan kolomnya bila tidak ada",
] as const;

const TEMPLATES: Record<TableName, Template> = {
  tagana: {
    columns: ["unit_id", "name", "kab_name", "lat", "lon", "members_registered_est", "members_active_est", "source"],
    rows: [
      [
        "TGN-3203",
        "Tagana Kabupaten Cianjur",
        "Kabupaten Cianjur",
        "-6.82",
        "107.14",
        "120",
        "74",
        "Dinsos Kab. Cianjur, November 2026",
      ],
    ],
    advice: [
      ["unit_id", "tidak", "id tetap, tanpa spasi; hapus kolomnya bila tidak ada"],
      ["name", "ya", "nama unit, bukan nama orang"],
      ...WHERE,
      ["members_registered_est", "tidak", "bilangan bulat tanpa titik ribuan"],
      ["members_active_est", "tidak", "bilangan bulat tanpa titik ribuan"],
      SOURCE,
    ],
  },
  sentra: {
    columns: ["id", "name", "type", "kab_name", "lat", "lon", "source"],
    rows: [
      ["wyataguna", "Sentra Wyata Guna", "Sentra", "Kota Bandung", "-6.9055", "107.5985", "SK Mensos"],
      ["yogyakarta", "BBPPKS Yogyakarta", "BBPPKS", "Kabupaten Bantul", "-7.83", "110.35", "SK Mensos"],
    ],
    advice: [
      ["id", "tidak", "id tetap, tanpa spasi; hapus kolomnya bila tidak ada"],
      ["name", "ya", "nama Sentra"],
      ["type", "tidak", "Sentra atau BBPPKS"],
      ...WHERE,
      SOURCE,
    ],
  },
  warehouse: {
    columns: ["id", "name", "level", "kab_name", "lat", "lon", "source"],
    rows: [
      [
        "GDG-DINSOS-CIANJUR",
        "Gudang Dinsos Kabupaten Cianjur",
        "dinsos-kabupaten",
        "Kabupaten Cianjur",
        "-6.8201",
        "107.1389",
        "Dinsos Kab. Cianjur",
      ],
    ],
    advice: [
      ["id", "tidak", "id tetap, tanpa spasi; hapus kolomnya bila tidak ada"],
      ["name", "ya", "nama gudang"],
      ["level", "tidak", "pusat, regional, sentra, dinsos-provinsi, dinsos-kabupaten"],
      ...WHERE,
      SOURCE,
    ],
  },
  lumbung: {
    columns: ["id", "name", "kab_name", "lat", "lon", "source"],
    rows: [
      [
        "LBG-3203-CUGENANG",
        "Lumbung sosial Kec. Cugenang",
        "Kabupaten Cianjur",
        "-6.7832",
        "107.0911",
        "Dinsos Kab. Cianjur",
      ],
    ],
    advice: [
      ["id", "tidak", "id tetap, tanpa spasi; hapus kolomnya bila tidak ada"],
      ["name", "ya", "nama lumbung; lumbung perkiraan kabupatennya lalu dihapus"],
      ...WHERE,
      SOURCE,
    ],
  },
  coverage: {
    columns: ["kab_code", "kab_name", "sentra_id", "alt_sentra_id", "source"],
    rows: [["32.03", "Kabupaten Cianjur", "wyataguna", "intensoeweno", "SK Mensos"]],
    advice: [
      ["kab_code", "salah satu", "kode Kemendagri dengan titik, sebagai teks: 32.03"],
      ["kab_name", "salah satu", "Kabupaten Cianjur"],
      ["sentra_id", "ya", "id atau nama Sentra"],
      ["alt_sentra_id", "tidak", "Sentra cadangan"],
      SOURCE,
    ],
  },
  stock: {
    columns: ["place", "item", "batch", "expires_on", "quantity", "unit", "as_of", "source"],
    rows: [
      ["LBG-3203", "beras", "B-2611", "31/3/2027", "1000", "kg", "28/11/2026", "opname Dinsos Kab. Cianjur"],
      ["LBG-3203", "selimut", "", "", "150", "lembar", "28/11/2026", "opname Dinsos Kab. Cianjur"],
    ],
    advice: [
      ["place", "ya", "id atau nama gudang, lumbung, atau Sentra yang sudah tercatat"],
      ["item", "ya", `salah satu: ${GOODS.map(({ item }) => item).join(", ")}`],
      ["batch", "tidak", "kode bets kantor"],
      ["expires_on", "tidak", "hari/bulan/tahun: 31/3/2027; yang sudah lewat tetap dicatat dan tidak dihitung"],
      ["quantity", "ya", "tanpa titik ribuan; 0 bila habis"],
      ["unit", "ya", "kg, liter, paket, lembar, bungkus, unit; bukan karung atau dus"],
      ["as_of", "ya", "tanggal barang dihitung; atau --per 28/11/2026 untuk semua baris"],
      SOURCE,
    ],
  },
};

const titleOf = (name: TableName, column: string) => (COLUMNS[name] as Columns)[column]?.[0] ?? column;

/** The files by name. The CSV is as Excel in Indonesia opens it: semicolons, and a mark that says UTF-8. */
export function templateFiles(name: TableName): Map<string, Buffer> {
  const { columns, rows, advice } = TEMPLATES[name];
  const table: Sheet = { name, rows: [columns.map((column) => titleOf(name, column)), ...rows.map((row) => [...row])] };
  const help: Sheet = {
    name: "Petunjuk",
    rows: [
      ["Kolom ini", "Wajib", "Isinya"],
      ...advice.map(([column, needed, what]) => [titleOf(name, column), needed, what]),
      ["", "", "Jangan tulis nama orang dan nomor telepon: ditolak."],
    ],
  };
  const csv = table.rows.map((row) =>
    row.map((cell) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";"),
  );
  return new Map([
    [`contoh-${name}.csv`, Buffer.from(`\uFEFF${csv.join("\r\n")}\r\n`)],
    [`contoh-${name}.xlsx`, writeXlsx([table, help])],
  ]);
}
