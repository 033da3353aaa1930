/**
 * Damaging quakes of Indonesia before our own record began, so that a new wall need not say that it knows of none. Facts as BNPB or BMKG
 * published them: the day in WIB, BMKG's magnitude, the kabupaten or kota that was hurt most, and whose word it is:
 * BNPB's of damage, or BMKG's of VI or more reported.
 * Oldest first. Not complete, and it says nothing of what came after its last row.
 */

interface PastQuake {
  /** In WIB, `2022-11-21`. */
  on: string;
  magnitude: number;
  place: string;
  source: "BNPB" | "BMKG";
}

export const PAST_QUAKES: readonly PastQuake[] = [
  { on: "2018-08-05", magnitude: 7, place: "Kab. Lombok Utara", source: "BNPB" },
  { on: "2018-09-28", magnitude: 7.5, place: "Kota Palu", source: "BNPB" },
  { on: "2019-09-26", magnitude: 6.5, place: "Kota Ambon", source: "BNPB" },
  { on: "2021-01-15", magnitude: 6.2, place: "Kab. Mamuju", source: "BNPB" },
  { on: "2021-04-10", magnitude: 6.1, place: "Kab. Malang", source: "BNPB" },
  { on: "2022-02-25", magnitude: 6.1, place: "Kab. Pasaman Barat", source: "BNPB" },
  { on: "2022-11-21", magnitude: 5.6, place: "Kab. Cianjur", source: "BNPB" },
  { on: "2023-06-30", magnitude: 6.4, place: "Kab. Bantul", source: "BNPB" },
  { on: "2023-12-31", magnitude: 4.8, place: "Kab. Sumedang", source: "BNPB" },
  { on: "2024-03-22", magnitude: 6.5, place: "Kab. Gresik", source: "BNPB" },
  { on: "2024-09-18", magnitude: 5, place: "Kab. Bandung", source: "BNPB" },
  { on: "2025-08-17", magnitude: 5.8, place: "Kab. Poso", source: "BNPB" },
  { on: "2026-08-20", magnitude: 5.7, place: "Kab. Manggarai", source: "BMKG" },
];
