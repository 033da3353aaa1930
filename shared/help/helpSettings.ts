import type { Setting } from "../setting.ts";

const ours = (value: number, unit: string, why: string): Setting => ({ value, unit, basis: "ours", why });

export type HelpSettings = Record<keyof typeof HELP_SETTINGS, Setting>;

/** help.4: all that the plan is reckoned with, besides travel. */
export const HELP_SETTINGS = {
  mostTargets: ours(
    8,
    "sasaran",
    "paling banyak 8 sasaran, yang paling banyak orangnya; yang lain dihitung, sebanyak yang muat dibaca piket, pilihan kami",
  ),
  leastPeople: ours(1000, "orang", "sasaran sejak perkiraan 1.000 orang di MMI VI ke atas, pilihan kami"),
  unitsInAll: ours(
    20,
    "unit",
    "dibagi sekitar 20 unit, kira-kira yang dapat dihubungi dalam jam pertama, pilihan kami",
  ),
  leastPerTarget: ours(
    2,
    "unit",
    "sedikitnya dua unit tiap sasaran: satu kaji cepat, satu dapur umum dan penampungan, pilihan kami",
  ),
  withoutUnitHours: ours(
    720,
    "jam",
    "sasaran tanpa unit dihitung seperti baru didatangi dalam 30 hari, supaya yang ditinggal paling sedikit orangnya; jam tak diketahui sedikit kurang dari itu, pilihan kami",
  ),
  storesInAll: ours(20, "pos", "Sentra, gudang, dan lumbung: sekitar 20 tiap jenis, dibagi rata, pilihan kami"),
};

/** help.12: within which hours it is told how many units reach how many targets, and from when on a target is late. */
export const REACH_HOURS = {
  first: ours(1, "jam", "Tagana tiba dalam 60 menit, janji kementerian"),
  late: ours(3, "jam", "sasaran yang tak tercapai dalam 3 jam disebut dahulu, pilihan kami"),
  last: ours(6, "jam", "batas laporan situasi T+6 jam, pilihan kami"),
};
