import { PART_SETTINGS } from "../../../shared/ground/kabupatenParts.ts";
import { HURT_MMI } from "../../../shared/help/help.ts";
import { HELP_SETTINGS, REACH_HOURS } from "../../../shared/help/helpSettings.ts";
import { reachOf, targetWords } from "../../../shared/help/reach.ts";
import { type Impact, isOfWarning } from "../../../shared/record/impact.ts";
import { peopleWords, positionWords } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { settingRow, type WhyGroup } from "./group.ts";

/** Where help goes, and why each unit is sent there. */
export function planWhy(impact: Impact): WhyGroup {
  const { targets } = reachOf(impact);
  const byRain = isOfWarning(impact);
  const people = byRain ? "orang di dalam wilayah" : `orang × peluang MMI ${roman(HURT_MMI)} ke atas`;
  const { mostTargets, leastPeople, unitsInAll, leastPerTarget, withoutUnitHours, storesInAll } = HELP_SETTINGS;
  return {
    title: "Rencana bantuan",
    rows: [
      ...targets.map(({ target }) => ({
        label: "Sasaran",
        value: `${targetWords(target)}, ${positionWords(target.at)}`,
        ...(target.people > 0 && { why: `${peopleWords(target.people)}: ${people}` }),
      })),
      ...(targets.length === 0 ? [{ label: "Sasaran", value: "tidak ada" }] : []),
      {
        label: "Titik sasaran",
        value: "titik penduduk terdekat dengan pusat orang itu, di pulaunya sendiri",
        why: byRain
          ? "kabupaten di dalam wilayah peringatan"
          : `kabupaten dengan titik di MMI ${roman(HURT_MMI)} ke atas; bila tidak ada, yang paling kuat terguncang`,
      },
      {
        label: "Pembagian unit",
        value: "jumlah orang × jam tempuh paling kecil, satu unit satu sasaran",
        why: "bergiliran: unit pertama untuk semua sasaran, baru unit kedua, dan seterusnya, pilihan kami",
      },
      settingRow("Unit seluruhnya", unitsInAll),
      settingRow("Unit tiap sasaran", leastPerTarget),
      settingRow("Tanpa unit", withoutUnitHours),
      settingRow("Sasaran terbanyak", mostTargets),
      settingRow("Orang sedikitnya", leastPeople),
      settingRow("Pulau sendiri", PART_SETTINGS.islandPeople),
      settingRow("… terpisah", PART_SETTINGS.islandKm),
      settingRow("Sentra dan barang", storesInAll),
      settingRow("Jam pertama", REACH_HOURS.first),
      settingRow("Disebut dahulu", REACH_HOURS.late),
      settingRow("Batas akhir", REACH_HOURS.last),
    ],
  };
}
