import { ALERT_RULES } from "../../../shared/alert/alertRules.ts";
import { HURT_MMI } from "../../../shared/help/help.ts";
import { TIERS, type Alert, type Tier } from "../../../shared/record/alert.ts";
import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { HOUR_MS, stampWords } from "../../../shared/time.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { MOVE_WORDS, TIER_WORDS } from "../say/words.ts";
import { OURS, type WhyGroup } from "./group.ts";

/** Why we are this loud, and for how long. */
export function tierWhy({ tier, reasons, history }: Alert, rules = ALERT_RULES): WhyGroup {
  const [damaging, felt] = [roman(rules.damagingMmi), roman(rules.feltMmi)];
  const tsunami = (of: Tier) => TsunamiLevel.options.filter((level) => rules.tsunamiTier[level] === of).join(" atau ");
  const emergencies = rules.emergency.map(
    ({ mmi, people }, i) => `≥ ${thousands(people)} ${i === 0 ? "orang di MMI" : "di"} ${roman(mmi)} ke atas`,
  );
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
        value: [...emergencies, `tsunami ${tsunami("darurat")}`].join(", atau "),
        why: OURS,
      },
      {
        label: "Merusak",
        value: `≥ ${thousands(rules.damagingPeople)} orang di MMI ${damaging} ke atas, pos kita di ${roman(HURT_MMI)}, laporan ${damaging}, atau tsunami ${tsunami("merusak")}`,
        why: OURS,
      },
      {
        label: "Dirasakan",
        value: `≥ ${thousands(rules.feltPeople)} orang di MMI ${felt} ke atas, atau laporan dirasakan`,
        why: OURS,
      },
      {
        label: "Berakhir sendiri",
        value: `${TIERS.map((each) => `${TIER_WORDS[each]} ${hours(rules.standsForMs[each])}`).join(", ")} sesudah versi terakhir; tsunami ${hours(rules.warningStandsForMs)} tanpa kabar`,
        why: OURS,
      },
    ],
  };
}
