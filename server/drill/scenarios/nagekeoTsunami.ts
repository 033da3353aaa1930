import type { LngLat } from "../../../shared/geo/distance.ts";
import type { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { wib, type ObservationFact, type TsunamiZoneFact } from "../scenario.ts";

/**
 * What the tsunami bulletins of 15 August 2026 told: 22 coast segments with level and estimated arrival (PD-2 to
 * PD-3.4), and ten tide gauges. Source: BMKG, InaTEWS bulletins of that day. Times in WIB, as BMKG gives them in NTT too.
 */
export const ZONES: readonly TsunamiZoneFact[] = [
  zone("NTT", "MANGGARAI BAGIAN UTARA", "SIAGA", "05:02:23"),
  zone("NTT", "NGADA BAGIAN UTARA", "SIAGA", "05:02:23"),
  zone("NTT", "MANGGARAI-BARAT BAGIAN UTARA", "SIAGA", "05:03:23"),
  zone("SULSEL", "SELAYAR", "SIAGA", "05:04:23"),
  zone("NTT", "ENDE BAGIAN UTARA", "SIAGA", "05:05:23"),
  zone("NTT", "SIKKA BAGIAN UTARA", "SIAGA", "05:13:23"),
  zone("SULSEL", "JENEPONTO", "SIAGA", "05:15:23"),
  zone("SULSEL", "BANTAENG", "SIAGA", "05:46:23"),
  zone("NTT", "PULAU ENDE", "WASPADA", "05:03:23"),
  zone("NTT", "PULAU SIKKA", "WASPADA", "05:07:23"),
  zone("NTB", "BIMA PULAU SANGIANG", "WASPADA", "05:09:23"),
  zone("NTB", "BIMA PULAU GILI", "WASPADA", "05:12:23"),
  zone("NTB", "KOTA-BIMA BAGIAN UTARA", "WASPADA", "05:14:23"),
  zone("NTT", "FLORES-TIMUR BAGIAN UTARA", "WASPADA", "05:15:23"),
  zone("NTB", "DOMPU BAGIAN UTARA", "WASPADA", "05:19:23"),
  zone("SULTRA", "KOTA-BAU-BAU", "WASPADA", "05:40:23"),
  zone("SULSEL", "TAKALAR", "WASPADA", "05:43:23"),
  zone("SULSEL", "BONE", "WASPADA", "05:54:23"),
  zone("SULSEL", "WAJO", "WASPADA", "06:01:23"),
  zone("SULSEL", "LUWU BAGIAN TIMUR", "WASPADA", "06:36:23"),
  zone("SULSEL", "LUWU BAGIAN UTARA", "WASPADA", "06:39:23"),
  zone("SULSEL", "KOTA-PALOPO", "WASPADA", "06:41:23"),
];

/** PD-1 named one segment, twice. */
export const ZONE_OF_PD1: readonly TsunamiZoneFact[] = [
  zone("NTT", "NGADA BAGIAN UTARA", "WASPADA", "05:01:23"),
  zone("NTT", "NGADA BAGIAN UTARA", "WASPADA", "05:01:23"),
];

export const OBSERVATIONS: readonly ObservationFact[] = [
  gauge("BAKALANG-ALOR", [124.23, -8.26], 0.14, "05:41"),
  gauge("BAUBAU", [122.59, -5.45], 0.3, "05:47"),
  gauge("BULUKUMBA", [120.21, -5.54], 0.54, "05:58"),
  gauge("DOMPU", [118.38, -8.3], 0.17, "05:29"),
  gauge("FLORESTIMUR", [123.09, -8.27], 0.25, "05:24"),
  gauge("KOLAKA", [121.57, -4.05], 0.23, "06:27"),
  gauge("LABUANBAJO", [119.87, -8.49], 0.36, "05:26"),
  gauge("MAUROLE-ENDE", [121.81, -8.5], 0.94, "05:27"),
  gauge("PELABUHANKEWAPANTE-SIKKA", [122.29, -8.64], 0.38, "05:16"),
  gauge("SIKKA", [121.73, -8.3], 0.19, "05:03"),
];

function zone(province: string, district: string, level: TsunamiLevel, clock: string): TsunamiZoneFact {
  return { province, district, level, arrivalAt: wib(`2026-08-15 ${clock}`) };
}

function gauge(location: string, at: LngLat, heightM: number, clock: string): ObservationFact {
  return { location, at, heightM, observedAt: wib(`2026-08-15 ${clock}:00`) };
}
