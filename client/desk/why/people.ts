import { kabWords } from "../../../shared/words/areaWords.ts";
import { POPULATION_POINTS } from "../../../shared/ground/exposure.ts";
import { SHIFT_MMI } from "../../../shared/impact/shakenPeople.ts";
import { DISPLACEMENT_RATES, DISPLACEMENT_SPREAD } from "../../../shared/need/displaced.ts";
import { displacedWords } from "../../../shared/need/displacedWords.ts";
import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { type Impact, isOfWarning } from "../../../shared/record/impact.ts";
import { stampWords } from "../../../shared/time.ts";
import { STRIP_SHARES, stripWidthKm } from "../../../shared/tsunami/strip.ts";
import { decimals, peopleWords, thousands } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { severeWords } from "../say/severe.ts";
import { figure, settingRow, signed, type WhyGroup } from "./group.ts";

const POPULATION_WORDS: Record<Impact["population"], string> = {
  kecamatan: "titik kecamatan",
  desa: "titik desa dari paket peta",
};

/** Who was counted, and how surely. */
export function peopleWhy(impact: Impact): WhyGroup {
  const { population, people, expected, peopleInside, kabupaten, computedAt, version } = impact;
  const inside = peopleInside === null ? "belum diketahui" : `${peopleWords(peopleInside)} orang`;
  const bands = people.map(({ mmi, low, mid, high }) => ({
    label: `MMI ${roman(mmi)}`,
    value: `${peopleWords(mid)} orang`,
    why: `${peopleWords(low)} bila guncangan ${signed(-SHIFT_MMI)} MMI, ${peopleWords(high)} bila ${signed(SHIFT_MMI)}`,
  }));
  const severe = severeWords(people);
  return {
    title: "Penduduk",
    rows: [
      {
        label: "Sumber",
        value: `${thousands(POPULATION_POINTS[population])} ${POPULATION_WORDS[population]}`,
        why: "Dukcapil semester 2 tahun 2024 per kabupaten, dibagi menurut TPS KPU 2024, perkiraan",
      },
      ...bands,
      ...(severe === null ? [] : [{ label: "Dibanding PAGER", value: severe }]),
      ...(expected === null
        ? []
        : [
            {
              label: "Mungkin di MMI",
              value: `VI ke atas ${peopleWords(expected.vi)}, VII ke atas ${peopleWords(expected.vii)} orang`,
              why: "jumlah orang × peluang, dasar tingkat",
            },
          ]),
      ...(isOfWarning(impact) ? [{ label: "Di dalam wilayah", value: inside }] : []),
      { label: "Kabupaten dan kota", value: `${kabupaten.length} terkena` },
      { label: "Dihitung", value: `${stampWords(computedAt)}, dari versi ${version}` },
    ],
  };
}

/** How many may have left their homes. */
export function displacedWhy(displaced: NonNullable<Impact["displaced"]>): WhyGroup {
  const { figure, range } = displacedWords(displaced, peopleWords);
  return {
    title: "Pengungsi",
    rows: [
      { label: "Angka", value: range === null ? `${figure} orang` : `${figure} orang, ${range}`, why: displaced.basis },
      { label: "Cara", value: "jumlah orang × peluang tiap MMI × bagian yang mengungsi" },
      ...DISPLACEMENT_RATES.map(({ mmi, rate }) => settingRow(`MMI ${roman(mmi)}`, rate)),
      settingRow("Rentang ke bawah dan ke atas", DISPLACEMENT_SPREAD),
    ],
  };
}

const SHARE_WORDS = new Map([
  [0.5, "setengah"],
  [1, "satu"],
  [1.5, "satu setengah"],
]);

/** What a word of one decimal can tell. */
const TOLD_FROM_KM = 0.05;

/** Who lives where BMKG warns of a tsunami. */
export function stripWhy(
  { zones, leftOut }: NonNullable<Impact["tsunami"]>,
  population: Impact["population"],
): WhyGroup {
  const shares = [STRIP_SHARES.low, STRIP_SHARES.mid, STRIP_SHARES.high];
  const [low, mid, high] = shares.map((share) => SHARE_WORDS.get(share) ?? figure(share));
  return {
    title: "Jalur pantai tsunami",
    rows: [
      {
        label: "Lebar jalur",
        value: TsunamiLevel.options.map((level) => `${level} ${stripWidthKm(level)} km`).join(", "),
        why: "pilihan kami; level dan waktu tiba dari BMKG",
      },
      { label: "Rentang orang", value: `${low}, ${mid}, dan ${high} lebar jalur` },
      {
        label: "Titik penduduk",
        value: `lingkaran seluas ${population}nya`,
        why: "penduduk dianggap merata di dalamnya",
      },
      ...zones
        .filter(({ shoreOffKm }) => shoreOffKm >= TOLD_FROM_KM)
        .map(({ district, shoreOffKm }) => ({
          label: `Pantai ${district}`,
          value: `di peta meleset ${decimals(shoreOffKm, 1)} km atau lebih`,
          why: "tak seorang pun tinggal di tepinya; jarak dikurangi sebanyak itu",
        })),
      ...zones
        .filter(({ codes }) => codes.length === 0)
        .map(({ district }) => ({ label: "Nama tak dikenal", value: district, why: "orang tidak terhitung" })),
      ...(leftOut.length > 0
        ? [
            {
              label: "Tidak disebut",
              value: leftOut.map(kabWords).join(", "),
              why: "di antara daerah yang disebut BMKG",
            },
          ]
        : []),
    ],
  };
}
