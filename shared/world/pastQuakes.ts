/**
 * Damaging quakes of Indonesia before our own record began, so that a new wall need not say that it knows of none. Each with whose word it
 * is: who told of damaged houses, in the record of known outcomes (level 2 and 3 of it, by the first source that can be looked up, and in
 * its magnitude), or BMKG, whose list of felt places told VI or more. The place is the kabupaten or kota which that word names, or in which
 * the place lies that it names.
 * Oldest first. Not complete: what is known without a source is left out, and before the first row that is too much.
 * It says nothing of what came after its last row.
 */

interface PastQuake {
  /** In WIB, `2022-11-21`. */
  on: string;
  magnitude: number;
  place: string;
  source: string;
}

export const PAST_QUAKES: readonly PastQuake[] = [
  { on: "2021-04-10", magnitude: 6.1, place: "Kab. Malang", source: "Sindonews" },
  { on: "2021-08-26", magnitude: 5.8, place: "Kab. Tojo Una Una", source: "Reliefweb" },
  { on: "2022-02-25", magnitude: 6.1, place: "Kab. Pasaman Barat", source: "News24xx" },
  { on: "2022-04-18", magnitude: 5.2, place: "Kab. Halmahera Utara", source: "Antaranews" },
  { on: "2022-06-08", magnitude: 5.8, place: "Kab. Mamuju", source: "Marimembaca" },
  { on: "2022-11-21", magnitude: 5.6, place: "Kab. Cianjur", source: "Sindonews" },
  { on: "2023-04-25", magnitude: 7.3, place: "Kab. Kepulauan Mentawai", source: "BMKG" },
  { on: "2023-12-31", magnitude: 4.8, place: "Kab. Sumedang", source: "Monitorindonesia" },
  { on: "2024-03-22", magnitude: 6.5, place: "Kab. Gresik", source: "Politikindonesia" },
  { on: "2024-09-18", magnitude: 5, place: "Kab. Bandung", source: "Kompas" },
  { on: "2025-08-17", magnitude: 6, place: "Kab. Poso", source: "Okezone" },
  { on: "2025-09-19", magnitude: 6.6, place: "Kab. Nabire", source: "Detik" },
  { on: "2026-04-02", magnitude: 7.3, place: "Kota Ternate", source: "BMKG" },
  { on: "2026-06-16", magnitude: 6.7, place: "Kota Palu", source: "BMKG" },
  { on: "2026-08-20", magnitude: 5.7, place: "Kab. Manggarai", source: "BMKG" },
];
