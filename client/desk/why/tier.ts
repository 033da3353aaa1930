import { ALERT_RULES, type Expected } from "../../../shared/alert/alertRules.ts";
import { HURT_MMI } from "../../../shared/help/help.ts";
import { actionRule } from "../../../shared/impact/action.ts";
import { TIERS, type Alert, type Tier } from "../../../shared/record/alert.ts";
import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { HOUR_MS, stampWords } from "../../../shared/time.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import { tierWords } from "../../../shared/words/tiers.ts";
import { MOVE_WORDS } from "../say/words.ts";
import { OURS, percent, type WhyGroup } from "./group.ts";

/** Why we are this loud, and for how long. */
export function tierWhy({ tier, reasons, history }: Alert, rules = ALERT_RULES): WhyGroup {
  const tsunami = (of: Tier) => TsunamiLevel.options.filter((level) => rules.tsunamiTier[level] === of).join(" atau ");
  const expected = ({ mmi, people }: Expected) =>
    `≥ ${thousands(people.value)} ${people.unit} mungkin di MMI ${roman(mmi)} ke atas`;
  const hours = (ms: number) => `${ms / HOUR_MS} jam`;
  const hurt = `pos kita dengan peluang ${roman(HURT_MMI)} ≥ ${percent(actionRule("periksa").pAtLeast)}`;
  return {
    title: capital(tierWords(tier)),
    rows: [
      ...reasons.map((reason) => ({ label: "Alasan", value: reason })),
      ...[...history].reverse().map(({ at, version, move, tier, why }) => ({
        label: stampWords(at),
        value: `${MOVE_WORDS[move]} ${tierWords(tier)}, versi ${version}`,
        why,
      })),
      {
        label: capital(tierWords("darurat")),
        value: `${expected(rules.emergency)}, atau tsunami ${tsunami("darurat")}`,
        why: rules.emergency.people.why,
      },
      {
        label: capital(tierWords("merusak")),
        value: `${expected(rules.damaging)}, ${hurt}, laporan ${roman(rules.damagingMmi)}, atau tsunami ${tsunami("merusak")}`,
        why: rules.damaging.people.why,
      },
      {
        label: "Mungkin di MMI",
        value: "jumlah orang × peluang guncangan sekuat itu di tempatnya",
        why: "orang per setengah tingkat MMI mulai III,5, peluang dengan simpangan dari medan guncangan yang sama",
      },
      {
        label: capital(tierWords("dirasakan")),
        value: `≥ ${thousands(rules.feltPeople)} orang di MMI ${roman(rules.feltMmi)} ke atas, atau laporan dirasakan`,
        why: OURS,
      },
      {
        label: "Mungkin ada yang terluka",
        value: `${expected(rules.hurtful)}, di bawah ${tierWords("merusak")}`,
        why: rules.hurtful.people.why,
      },
      {
        label: "Tanpa jawaban",
        value: `${tierWords("dirasakan")}, tidak ada orang di MMI ${roman(rules.smallBelowMmi)} ke atas, dan < ${thousands(rules.asking.people.value)} ${rules.asking.people.unit} mungkin di MMI ${roman(rules.asking.mmi)} ke atas`,
        why: rules.asking.people.why,
      },
      {
        label: "Berakhir sendiri",
        value: `${TIERS.map((each) => `${tierWords(each)}: ${hours(rules.standsForMs[each])}`).join(", ")} sesudah versi terakhir; tsunami ${hours(rules.warningStandsForMs)} tanpa kabar`,
        why: OURS,
      },
    ],
  };
}
