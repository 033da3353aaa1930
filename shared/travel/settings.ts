import type { Setting } from "../setting.ts";

export type TravelSettings = Record<keyof typeof TRAVEL_SETTINGS, Setting>;

const ours = (value: number, unit: string, why: string): Setting => ({ value, unit, basis: "ours", why });

/** help.4: all that travel is reckoned with, set by known journeys of goods and people in Indonesia. */
export const TRAVEL_SETTINGS = {
  roadFactor: ours(1.4, "", "jalan × 1,4 garis lurus, perkiraan kami; jalan putus atau belum ada tidak diketahui"),
  roadKmhJava: ours(
    40,
    "km/jam",
    "40 km/jam di jalan Jawa dan Madura, siang dan malam sama, perkiraan kami dari perjalanan yang diketahui",
  ),
  roadKmhSumatra: ours(37, "km/jam", "37 km/jam di jalan Sumatera, perkiraan kami dari perjalanan yang diketahui"),
  roadKmh: ours(31, "km/jam", "31 km/jam di jalan pulau lain, perkiraan kami dari perjalanan yang diketahui"),
  seaKmh: ours(
    21,
    "km/jam",
    "kapal 21 km/jam (11 knot), garis lurus dari tempat ke tempat, perkiraan kami dari pelayaran yang diketahui",
  ),
  boardingHours: ours(2.5, "jam", "muat dan bongkar kapal 2,5 jam, perkiraan kami; jadwal kapal tidak diketahui"),
  ferryBefore: ours(
    2,
    "",
    "feri yang ada didahulukan, kecuali lewat feri lebih dari 2 × lama kapal langsung, pilihan kami",
  ),
  airKmh: ours(500, "km/jam", "pesawat 500 km/jam, perkiraan kami"),
  airHandlingHours: ours(4, "jam", "muat dan bongkar pesawat 4 jam, perkiraan kami"),
  airFromKm: ours(
    300,
    "km",
    "pesawat hanya untuk lebih dari 300 km, juga di satu pulau, perkiraan kami; ke kabupaten tanpa jalan darat pada jarak berapa pun",
  ),
  sameShoreKm: ours(10, "km", "dua tempat di pulau yang tak tergambar dianggap sepulau sampai 10 km, pilihan kami"),
};
