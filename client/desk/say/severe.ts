import type { PeopleBand } from "../../../shared/record/impact.ts";
import { decimals } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";

/** SCIENCE §7.8: our people against those of USGS PAGER, of the quakes that both counted: mean of the ratios, and their span one by one. */
const AGAINST_PAGER = {
  quakes: 4,
  severe: { mmi: 7, times: 6.4 },
  damaging: { mmi: 6, times: 0.97, least: 0, most: 3 },
};

/** What a reader of the figure at VII and above must know; null while nobody may be there. */
export function severeWords(people: readonly PeopleBand[]): string | null {
  const { quakes, severe, damaging } = AGAINST_PAGER;
  if (!people.some(({ mmi, high }) => mmi >= severe.mmi && high >= 1)) return null;
  return (
    `Orang di MMI ${roman(severe.mmi)} ke atas: rata-rata ${decimals(severe.times, 1)} kali hitungan PAGER (USGS) pada ${quakes} gempa; ` +
    `di ${roman(damaging.mmi)} ke atas ${decimals(damaging.times, 2)} kali, satu per satu ${damaging.least} sampai ${damaging.most} kali. ` +
    "Sebab terbesar: lokasi dan magnitudo BMKG lain dari USGS. Koreksi yang aman tidak diketahui, maka baca rentangnya."
  );
}
