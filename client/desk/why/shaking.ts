import { CORRELATION_KM, EARLY_MS, EVENT_TERM, GUARDED_MMI } from "../../../shared/felt/blend.ts";
import { BESIDE_FAULT_FROM_M, FAULT_SCENARIO_FROM_M } from "../../../shared/intensity/faultScenario.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { HOUR_MS, stampWords } from "../../../shared/time.ts";
import { decimals, peopleWords } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { figure, percents, signed, type WhyGroup } from "./group.ts";

const MODEL_WORDS: Record<string, string> = {
  skema: "BSSA14 (kerak) dan Parker 2020 (antarmuka, dalam lempeng), PGV ke MMI menurut WGRW12",
};

function classWords({ crustal, interface: between, intraslab }: NonNullable<Impact["inputs"]["weights"]>): string {
  const [crust, plates, slab] = percents([crustal, between, intraslab]);
  return `kerak ${crust}, antarmuka ${plates}, dalam lempeng ${slab}`;
}

/** How hard it shook by the model. */
export function shakingWhy({ maxMmi, zones, contours, inputs }: Impact): WhyGroup {
  const { model, weights, fault } = inputs;
  return {
    title: "Kuat guncangan",
    rows: [
      { label: "Model", value: MODEL_WORDS[model] ?? model },
      ...(weights
        ? [
            {
              label: "Kelas gempa",
              value: classWords(weights),
              why: "dari kedalaman dan Slab2",
            },
          ]
        : []),
      ...shakemapRows(inputs),
      ...(maxMmi === null
        ? []
        : [{ label: "Terkuat di medan", value: `MMI ${decimals(maxMmi, 1)}, juga tanpa penduduk` }]),
      ...zones.map(({ mmi, r50Km, r16Km }) => ({
        label: `MMI ${roman(mmi)}`,
        value: `peluang 50 % sampai ${decimals(r50Km, 1)} km, 16 % sampai ${decimals(r16Km, 1)} km`,
      })),
      {
        label: "Batas di peta",
        value: inputs.shakemap
          ? "kontur, utuh di dalam batas shakemap BMKG, putus-putus di luarnya"
          : contours
            ? "kontur, laporan dan skenario sesar sudah dihitung"
            : "lingkaran, jarak saja",
      },
      {
        label: "Skenario sesar",
        value: fault
          ? `${fault.name}, ${decimals(fault.awayKm, 1)} km dari pusat gempa, ${decimals(fault.lengthKm, 0)} km panjang`
          : "tidak dipakai",
        why: `hanya gempa kerak M ≥ ${figure(FAULT_SCENARIO_FROM_M)}, atau ≥ ${figure(BESIDE_FAULT_FROM_M)} dekat sesar terpetakan`,
      },
    ],
  };
}

/** BMKG's shakemap, and beside it what we should have told without it. */
function shakemapRows({ shakemap }: Impact["inputs"]): WhyGroup["rows"] {
  if (!shakemap) return [];
  const { eventId, version, processedAt, method, own } = shakemap;
  const ownFrom = (mmi: number) =>
    peopleWords(own.people.reduce((sum, band) => sum + (band.mmi >= mmi ? band.mid : 0), 0));
  return [
    {
      label: "Shakemap BMKG",
      value: `${eventId} versi ${version}, diproses ${stampWords(processedAt)}${method === null ? "" : `, ${method}`}`,
      why: "menggantikan medan kami di dalam batasnya; laporan dirasakan tidak menggesernya",
    },
    {
      label: "Perkiraan kami sendiri",
      value: `terkuat MMI ${decimals(own.maxMmi, 1)}; ${ownFrom(6)} orang di VI ke atas, ${ownFrom(5)} di V ke atas`,
      why: `peluang dihitung: ${peopleWords(own.expected.vi)} orang di VI ke atas; tidak dipakai selama shakemap ada`,
    },
  ];
}

/** What was told by those who felt it, and how far it moves the model. */
export function reportsWhy({ felt, inputs: { eventTerm, reportsUsed } }: Impact): WhyGroup {
  const [least, most] = EVENT_TERM;
  const lost = felt.filter(({ state }) => state !== "found").length;
  return {
    title: "Laporan dirasakan",
    rows: [
      { label: "Dipakai", value: `${reportsUsed} dari ${felt.length} laporan BMKG` },
      ...(lost > 0 ? [{ label: "Tak dihitung", value: `${lost} tempat tidak dikenal atau bisa beberapa tempat` }] : []),
      {
        label: "Geseran semua tempat",
        value: eventTerm === null ? "tidak ada" : `${signed(eventTerm, 2)} MMI`,
        why: `dibatasi ${signed(least)} sampai ${signed(most)}; daftar ${EARLY_MS / HOUR_MS} jam pertama tidak menurunkan MMI ${roman(GUARDED_MMI)} ke atas`,
      },
      {
        label: "Jangkauan satu laporan",
        value: `sepertiga pengaruhnya pada ${figure(CORRELATION_KM)} km`,
        why: "dicocokkan dengan daftar BMKG 2022–2026, antara 40 dan 100 km",
      },
    ],
  };
}
