import { ACTION_RULES, ACTION_WORDS } from "../../../shared/impact/action.ts";
import type { Alert } from "../../../shared/record/alert.ts";
import { ALERT_RULES } from "../../../shared/alert/alertRules.ts";
import { DISPLACEMENT_RATES } from "../../../shared/need/displaced.ts";
import { STOCK_NAMES } from "../../../shared/need/gap.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { FAMILY_SIZE } from "../../../shared/need/needs.ts";
import type { Setting } from "../../../shared/setting.ts";
import { STOCK_SETTINGS } from "../../../shared/need/stock.ts";
import { HOUR_MS, stampWords } from "../../../shared/time.ts";
import { TRAVEL_SETTINGS } from "../../../shared/travel/travel.ts";
import { stripWidthKm } from "../../../shared/tsunami/strip.ts";
import type { World } from "../../../shared/world/world.ts";
import { decimals, peopleWords, positionWords, thousands } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { COVERAGE_WORDS, MOVE_WORDS, TIER_WORDS } from "../say/words.ts";

/** Each figure of the desk, opened down to what it came from. */
export interface WhyGroup {
  title: string;
  rows: WhyRow[];
}
export interface WhyRow {
  label: string;
  value: string;
  /** Whose figure it is, and why it stands so. */
  why?: string;
}

export function whyGroups(impact: Impact | undefined, alert: Alert | null, places: World["place"]): WhyGroup[] {
  const groups: (WhyGroup | null)[] = [
    alert && tierWhy(alert),
    ...(impact
      ? [
          impact.epicentre && shakingWhy(impact),
          impact.epicentre && reportsWhy(impact),
          peopleWhy(impact),
          postsWhy(impact, places),
          travelWhy(impact),
          impact.displaced && displacedWhy(impact.displaced),
          impact.needs.length > 0 ? goodsWhy() : null,
          impact.tsunami && stripWhy(impact.tsunami),
        ]
      : []),
  ];
  return groups.filter((group) => group !== null);
}

const OURS = "ambang kami, menunggu ketetapan kementerian";

function tierWhy({ tier, reasons, history }: Alert): WhyGroup {
  const { damagingPeople, emergencyPeopleVII, emergencyPeopleVIII, feltPeople, standsForMs, warningStandsForMs } =
    ALERT_RULES;
  const hours = (ms: number) => `${ms / HOUR_MS} jam`;
  return {
    title: `Tingkat ${TIER_WORDS[tier]}`,
    rows: [
      ...reasons.map((reason) => ({ label: "Alasan", value: reason })),
      ...[...history].reverse().map(({ at, version, move, tier, why }) => ({
        label: stampWords(at),
        value: `${MOVE_WORDS[move]} ${TIER_WORDS[tier]}, versi ${version}`,
        why,
      })),
      {
        label: "Darurat",
        value: `≥ ${thousands(emergencyPeopleVIII)} orang di MMI VIII ke atas, atau ≥ ${thousands(emergencyPeopleVII)} di VII ke atas, atau tsunami AWAS atau SIAGA`,
        why: OURS,
      },
      {
        label: "Merusak",
        value: `≥ ${thousands(damagingPeople)} orang di MMI VI ke atas, pos kita di VI, laporan VI, atau tsunami WASPADA`,
        why: OURS,
      },
      {
        label: "Dirasakan",
        value: `≥ ${thousands(feltPeople)} orang di MMI IV ke atas, atau laporan dirasakan`,
        why: OURS,
      },
      {
        label: "Berakhir sendiri",
        value: `${(["info", "dirasakan", "merusak", "darurat"] as const).map((each) => `${TIER_WORDS[each]} ${hours(standsForMs[each])}`).join(", ")} sesudah versi terakhir; tsunami ${hours(warningStandsForMs)} tanpa kabar`,
        why: OURS,
      },
    ],
  };
}

const MODEL_WORDS: Record<string, string> = {
  skema: "BSSA14 (kerak) dan Parker 2020 (antarmuka, dalam lempeng), PGV ke MMI menurut WGRW12",
};

function shakingWhy({ maxMmi, zones, contours, inputs }: Impact): WhyGroup {
  const { model, weights, fault } = inputs;
  return {
    title: "Kuat guncangan",
    rows: [
      { label: "Model", value: MODEL_WORDS[model] ?? model },
      ...(weights
        ? [
            {
              label: "Kelas gempa",
              value: `kerak ${percent(weights.crustal)}, antarmuka ${percent(weights.interface)}, dalam lempeng ${percent(weights.intraslab)}`,
              why: "dari kedalaman dan Slab2",
            },
          ]
        : []),
      ...(maxMmi === null ? [] : [{ label: "Terkuat di medan", value: `MMI ${decimals(maxMmi, 1)}` }]),
      ...zones.map(({ mmi, r50Km, r16Km }) => ({
        label: `MMI ${roman(mmi)}`,
        value: `peluang 50 % sampai ${decimals(r50Km, 1)} km, 16 % sampai ${decimals(r16Km, 1)} km`,
      })),
      {
        label: "Batas di peta",
        value: contours ? "kontur, laporan dan skenario sesar sudah dihitung" : "lingkaran, jarak saja",
      },
      {
        label: "Skenario sesar",
        value: fault
          ? `${fault.name}, ${decimals(fault.awayKm, 1)} km dari pusat gempa, ${decimals(fault.lengthKm, 0)} km panjang`
          : "tidak dipakai",
        why: "hanya gempa kerak M ≥ 7, atau ≥ 6,5 dekat sesar terpetakan",
      },
    ],
  };
}

function reportsWhy({ felt, inputs: { eventTerm, reportsUsed } }: Impact): WhyGroup {
  const lost = felt.filter(({ state }) => state !== "found").length;
  return {
    title: "Laporan dirasakan",
    rows: [
      { label: "Dipakai", value: `${reportsUsed} dari ${felt.length} laporan BMKG` },
      ...(lost > 0 ? [{ label: "Tak dihitung", value: `${lost} tempat tidak dikenal atau bisa beberapa tempat` }] : []),
      {
        label: "Geseran semua tempat",
        value: eventTerm === null ? "tidak ada" : `${eventTerm < 0 ? "−" : "+"}${decimals(Math.abs(eventTerm), 2)} MMI`,
        why: "dibatasi −0,5 sampai +1; daftar 6 jam pertama tidak menurunkan MMI V ke atas",
      },
    ],
  };
}

const POPULATION_WORDS: Record<Impact["population"], string> = {
  kecamatan: "7.285 titik kecamatan",
  desa: "83.403 titik desa dari paket peta",
};

function peopleWhy({ population, people, peopleInside, kabupaten, computedAt, version }: Impact): WhyGroup {
  const bands = people.map(({ mmi, low, mid, high }) => ({
    label: `MMI ${roman(mmi)}`,
    value: `${peopleWords(mid)} orang`,
    why: `${peopleWords(low)} bila guncangan −0,5 MMI, ${peopleWords(high)} bila +0,5`,
  }));
  return {
    title: "Penduduk",
    rows: [
      {
        label: "Sumber",
        value: POPULATION_WORDS[population],
        why: "Dukcapil semester 2 tahun 2024 per kabupaten, dibagi menurut TPS KPU 2024, perkiraan",
      },
      ...bands,
      ...(peopleInside === null ? [] : [{ label: "Di dalam wilayah", value: `${peopleWords(peopleInside)} orang` }]),
      { label: "Kabupaten dan kota", value: `${kabupaten.length} terkena` },
      { label: "Dihitung", value: `${stampWords(computedAt)}, dari versi ${version}` },
    ],
  };
}

function postsWhy({ covering, resources, unlisted = [] }: Impact, places: World["place"]): WhyGroup {
  const named = (id: string) => places.get(id)?.name ?? id;
  const counted = unlisted.reduce((sum, { places }) => sum + places, 0);
  const more = counted > 0 ? ` yang disebut, ${thousands(counted)} lagi hanya dihitung` : "";
  const guessed = resources.filter(({ placeId }) => places.get(placeId)?.positionBasis !== "exact").length;
  return {
    title: "Pos dan Sentra",
    rows: [
      ...ACTION_RULES.map(({ action, mmi, pAtLeast }) => ({
        label: capital(ACTION_WORDS[action]),
        value: `peluang MMI ${roman(mmi)} ke atas ≥ ${percent(pAtLeast)}`,
        why: OURS,
      })),
      {
        label: "Letak pos",
        value: `posisi perkiraan: ${thousands(guessed)} dari ${thousands(resources.length)} pos di dalam${more}`,
      },
      ...(covering
        ? [
            {
              label: "Sentra",
              value: `${named(covering.sentraId)}${covering.altId ? `, cadangan ${named(covering.altId)}` : ""}`,
              why: COVERAGE_WORDS[covering.basis],
            },
          ]
        : []),
    ],
  };
}

const TRAVEL_WORDS: Record<keyof typeof TRAVEL_SETTINGS, string> = {
  roadFactor: "Jalan",
  roadKmh: "Laju di jalan",
  seaKmh: "Laju kapal",
  boardingHours: "Kapal, muat",
  airKmh: "Laju pesawat",
  airHandlingHours: "Pesawat, muat",
  airFromKm: "Pesawat sejak",
  airportWithinKm: "Bandara",
  sameShoreKm: "Pulau tak tergambar",
};

function travelWhy({ inputs: { target } }: Impact): WhyGroup {
  return {
    title: "Waktu tempuh",
    rows: [
      {
        label: "Tujuan",
        value: target ? `${target.name}, ${positionWords(target.at)}` : "tidak ada",
        why: "titik penduduk terdekat dengan pusat orang yang terguncang",
      },
      ...(Object.keys(TRAVEL_WORDS) as (keyof typeof TRAVEL_SETTINGS)[]).map((key) =>
        settingRow(TRAVEL_WORDS[key], TRAVEL_SETTINGS[key]),
      ),
    ],
  };
}

function displacedWhy({ low, high, basis }: NonNullable<Impact["displaced"]>): WhyGroup {
  return {
    title: "Pengungsi",
    rows: [
      { label: "Angka", value: `${peopleWords(low)} sampai ${peopleWords(high)} orang`, why: basis },
      ...DISPLACEMENT_RATES.flatMap((rate) => [
        settingRow(`MMI ${roman(rate.mmi)}, rendah`, rate.low),
        settingRow(`MMI ${roman(rate.mmi)}, tinggi`, rate.high),
      ]),
    ],
  };
}

function goodsWhy(): WhyGroup {
  return {
    title: "Barang",
    rows: [
      settingRow("Tiba dalam", STOCK_SETTINGS.inTimeHours),
      settingRow("Masih baik", STOCK_SETTINGS.handOutDays),
      settingRow("Pakai dulu", STOCK_SETTINGS.useFirstDays),
      { label: "Isi lumbung", value: "isi contoh × jumlah lumbung", why: "Lumbung Indramayu, terbit 15 Januari 2025" },
      { label: "Kebutuhan", value: "Perka BNPB 7/2008; paket lapangan Kemensos, Morotai September 2024" },
      { label: "Satu keluarga", value: `${FAMILY_SIZE} orang`, why: "InaSAFE" },
      ...STOCK_NAMES.filter(({ need, stock, needUnit, stockUnit }) => need !== stock || needUnit !== stockUnit).map(
        ({ need, needUnit, why }) => ({ label: capital(need), value: needUnit, why }),
      ),
    ],
  };
}

function stripWhy({ zones, leftOut }: NonNullable<Impact["tsunami"]>): WhyGroup {
  return {
    title: "Jalur pantai tsunami",
    rows: [
      {
        label: "Lebar jalur",
        value: (["AWAS", "SIAGA", "WASPADA"] as const).map((level) => `${level} ${stripWidthKm(level)} km`).join(", "),
        why: "pilihan kami; level dan waktu tiba dari BMKG",
      },
      { label: "Rentang orang", value: "setengah, satu, dan satu setengah lebar jalur" },
      ...zones
        .filter(({ codes }) => codes.length === 0)
        .map(({ district }) => ({ label: "Nama tak dikenal", value: district, why: "orang tidak terhitung" })),
      ...(leftOut.length > 0
        ? [{ label: "Tidak disebut", value: leftOut.join(", "), why: "di antara daerah yang disebut BMKG" }]
        : []),
    ],
  };
}

function settingRow(label: string, { value, unit, basis, why }: Setting): WhyRow {
  const figure = decimals(value, Number.isInteger(value) ? 0 : 1);
  return {
    label,
    value: unit === "" ? `× ${figure}` : `${figure} ${unit}`,
    why: basis === "published" ? `terbitan: ${why}` : why,
  };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
