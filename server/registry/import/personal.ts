/**
 * registry.17: the journal can never forget, is printed and given away, so nothing of a person may come into it, and nothing of a cell that
 * holds it onto a screen or into a log.
 */

const CONTACT_WORDS = new Set(
  (
    "hp nohp hape handphone telepon telpon telp tlp tel notelp notelepon wa nowa whatsapp kontak contact phone mobile ponsel cp pic " +
    "email surel nik nonik ktp noktp nip ketua namaketua leader head koordinator komandan pimpinan penanggung pj pengurus narahubung petugas " +
    "kepala pengelola penjaga anggotanya rekening"
  ).split(" "),
);

/** Whether a column of this heading holds a person's name or number. */
export function isPersonal(heading: string): boolean {
  const words = heading.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => CONTACT_WORDS.has(word)) || CONTACT_WORDS.has(words.join(""));
}

export const REFUSED_COLUMN =
  "data pribadi (nama orang, nomor telepon) tidak diimpor, sebab jurnal tidak dapat melupakan; tempatnya nanti brankas data pribadi, yang belum menerima impor. " +
  "Hapus kolom ini, atau tambahkan --tanpa-kontak agar kolom ini tidak dibaca";

/** Mobile and fixed telephone numbers as people write them, also without their nought; 16 digits of a NIK; addresses of e-mail. */
const NUMBERS =
  /(?<![\d.,])(?:(?:(?:\+\s?)?62|0)[\s.-]?8(?:[\s.-]?\d){7,12}|8\d{8,11}|\(0\d{2,3}\)\s?[\d\s-]{5,10}|0\d{2,3}[\s-]\d{5,8}|\d{16})(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+/g;

export const hasPersonal = (cell: string): boolean => cell.search(NUMBERS) >= 0;

export const PERSONAL_CELL = "memuat nomor telepon, NIK, atau surel; hapus dari sel ini";

/** A cell as it may be told: short, and without any number of a person. */
export function tellable(cell: string): string {
  return cell.replace(NUMBERS, "[disembunyikan]").slice(0, 200);
}
