import { shakenBy } from "../words/shakenBy.ts";
import { tierRank, TIERS, type Alert, type Tier } from "../record/alert.ts";
import { current, type Earthquake, type Hazard, type WeatherAlert } from "../record/hazard.ts";
import { hasFlag } from "../record/flag.ts";
import type { Impact } from "../record/impact.ts";
import { ALERT_RULES, type AlertRules, type Expected } from "./alertRules.ts";
import { HURT_MMI } from "../help/help.ts";
import { hurtPlaces } from "../impact/hurtPlaces.ts";
import { peopleWords, thousands } from "../words/figures.ts";
import { roman } from "../words/mmi.ts";
import { HOUR_MS } from "../time.ts";
import { SEVERITY_WORDS } from "../words/severities.ts";
import { tsunamiWords } from "../words/tsunami.ts";

type Verdict = Pick<Alert, "tier" | "reasons" | "asks" | "mayHurt">;

export interface Case {
  hazard: Hazard;
  impact: Impact;
  /** As it stands; null when none was ever raised. */
  alert: Alert | null;
  /** Of `mainOf`; null for weather. */
  mainId: string | null;
  now: number;
  rules?: AlertRules;
}

/** The hazard's alert after its newest version, or the same one when nothing moved; null for what is no news (alert.2). */
export function judge({ hazard, impact, alert, mainId, now, rules = ALERT_RULES }: Case): Alert | null {
  if (hazard.status !== "live") return alert;
  const { tier, reasons, asks, mayHurt } = verdictOn(hazard, impact, rules);
  const version = current(hazard).n;
  const why = reasons[0] ?? "";
  if (!alert || alert.endedAt !== null) {
    if (hasFlag(hazard, "withdrawn") || hasFlag(hazard, "cancelled")) return alert;
    // Only a higher tier raises again, or a renewed warning (alert.5), or what BMKG had taken back (alert.9).
    const wasTakenBack = alert?.history.at(-1)?.why === TAKEN_BACK;
    // A weather alert ends with its warning alone, so BMKG has renewed one that is in force again.
    const isRenewed = hazard.kind === "weather" && hazard.endsAt > now;
    // incident.9: what an officer ended stays ended, unless it grows louder.
    const wasEndedByOfficer = alert?.history.at(-1)?.officer !== undefined;
    const isBack = (wasTakenBack || isRenewed) && !wasEndedByOfficer;
    const worthRaising = !alert || isBack || tierRank(tier) > tierRank(alert.tier);
    if (!worthRaising) return alert;
    return {
      type: "alert",
      id: hazard.id,
      tier,
      reasons,
      asks,
      mayHurt,
      raisedAt: now,
      endedAt: null,
      history: [...(alert?.history ?? []), { at: now, version, tier, move: "raised", why }],
      mainId,
    };
  }
  const rise = tierRank(tier) - tierRank(alert.tier);
  if (rise === 0) {
    const sameWeight = alert.asks === asks && alert.mayHurt === mayHurt;
    const nothingMoved = sameWeight && sameText(alert.reasons, reasons) && alert.mainId === mainId;
    return nothingMoved ? alert : { ...alert, reasons, asks, mayHurt, mainId };
  }
  const move = rise > 0 ? "raised" : "lowered";
  return {
    ...alert,
    tier,
    reasons,
    asks,
    mayHurt,
    history: [...alert.history, { at: now, version, tier, move, why }],
    mainId,
  };
}

/** The alert ended when its time is over (alert.6) or BMKG took the quake back (alert.9), else null. */
export function endOf(hazard: Hazard, alert: Alert, now: number, rules = ALERT_RULES): Alert | null {
  if (alert.endedAt !== null) return null;
  const why = endReason(hazard, alert, now, rules);
  if (why === null) return null;
  const version = current(hazard).n;
  return {
    ...alert,
    endedAt: now,
    history: [...alert.history, { at: now, version, tier: alert.tier, move: "ended", why }],
  };
}

function endReason(hazard: Hazard, alert: Alert, now: number, rules: AlertRules): string | null {
  if (hazard.kind === "weather") {
    if (now < hazard.endsAt) return null;
    if (hazard.cancelled) return CANCELLED;
    return hasFlag(hazard, "replaced") ? "diganti peringatan BMKG lain" : "masa berlaku peringatan habis";
  }
  if (hasFlag(hazard, "withdrawn")) return TAKEN_BACK;
  if (hasFlag(hazard, "cancelled")) return CANCELLED;
  const { tsunami, fetchedAt, originTime } = current(hazard);
  if (tsunami.state === "warning" || tsunami.state === "potential")
    return now - (tsunami.issuedAt ?? originTime) < rules.warningStandsForMs
      ? null
      : `${rules.warningStandsForMs / HOUR_MS} jam tanpa kabar tsunami dari BMKG`;
  return now - fetchedAt < rules.standsForMs[alert.tier] ? null : "tidak ada perkembangan";
}

function verdictOn(hazard: Hazard, impact: Impact, rules: AlertRules): Verdict {
  return hazard.kind === "weather" ? onWeather(hazard, impact) : onQuake(hazard, impact, rules);
}

function onQuake(quake: Earthquake, impact: Impact, rules: AlertRules): Verdict {
  const reasons = new Map<Tier, string[]>(TIERS.map((tier) => [tier, []]));
  const because = (tier: Tier, reason: string) => reasons.get(tier)?.push(reason);
  const { tsunami, felt, form } = current(quake);

  if (tsunami.state === "potential") because("darurat", "BMKG: berpotensi tsunami, zona belum diterima");
  if (tsunami.state === "warning") {
    because(rules.tsunamiTier[tsunami.level ?? "AWAS"], `${tsunamiWords(tsunami)}, ${tsunami.zones.length} zona`);
  }
  const peopleFrom = (mmi: number) => impact.people.reduce((sum, band) => sum + (band.mmi >= mmi ? band.mid : 0), 0);
  const basis = shakenBy(impact);
  const counted = (words: string) => (basis === "perkiraan" ? `perkiraan ${words}` : `${words}, ${basis}`);
  const isExpected = (rule: Expected) => expectedAt(impact, rule) >= rule.people.value;
  const expectedWords = (rule: Expected) =>
    counted(`${peopleWords(expectedAt(impact, rule))} orang mungkin di MMI ${roman(rule.mmi)} ke atas`);
  const isDamaging = isExpected(rules.damaging);
  if (isExpected(rules.emergency)) because("darurat", expectedWords(rules.emergency));
  if (isDamaging) because("merusak", expectedWords(rules.damaging));
  const shore = impact.tsunami?.places.length ?? 0;
  if (shore > 0) because("merusak", `${shore} pos kita di jalur pesisir, perkiraan`);
  const posts = hurtPlaces(impact);
  if (posts > 0) because("merusak", `${thousands(posts)} pos kita di MMI ${roman(HURT_MMI)} ke atas, ${basis}`);
  // alert.10: only an intensity that a located place bears out, and that the quake can have done there.
  const reported = Math.max(
    0,
    ...impact.felt.map(({ state, report }) => (state === "found" ? (report.mmiHigh ?? 0) : 0)),
  );
  // What BMKG told may be said as such wherever the place lies, unless it cannot be.
  const told = Math.max(0, ...impact.felt.map(({ state, report }) => (state === "absurd" ? 0 : (report.mmiHigh ?? 0))));
  if (reported >= rules.damagingMmi) because("merusak", `dilaporkan ${roman(reported)} MMI`);
  const mayHurt = !isDamaging && isExpected(rules.hurtful);
  if (mayHurt) because("dirasakan", `${expectedWords(rules.hurtful)}: mungkin ada yang terluka`);
  if (felt.length > 0)
    because("dirasakan", `dirasakan di ${felt.length} tempat, terkuat ${told ? `${roman(told)} MMI` : "tanpa angka"}`);
  const many = peopleFrom(rules.feltMmi);
  if (!isDamaging && many >= rules.feltPeople)
    because("dirasakan", counted(`${peopleWords(many)} orang di MMI ${roman(rules.feltMmi)} ke atas`));
  because("info", "tidak ada dampak yang diperkirakan");

  const loudest = [...TIERS].reverse().find((tier) => (reasons.get(tier)?.length ?? 0) > 0) ?? "info";
  const cap = form === "automatic" ? MACHINE : hasFlag(quake, "foreign") ? ABROAD : null;
  const tsunamiSpoken = tsunami.state === "warning" || tsunami.state === "potential";
  if (cap && !tsunamiSpoken && tierRank(loudest) > tierRank("dirasakan"))
    return { tier: "dirasakan", reasons: [cap, ...(reasons.get(loudest) ?? [])], asks: true, mayHurt: true };
  // alert.3: a swarm's dozens of small machine solutions must not each ask an officer for an answer.
  if (form === "automatic" && !tsunamiSpoken)
    return { tier: "info", reasons: [MACHINE, ...(reasons.get(loudest) ?? [])], asks: true, mayHurt: false };
  const standing = [...TIERS]
    .reverse()
    .flatMap((tier) => (tier === "info" && loudest !== "info" ? [] : (reasons.get(tier) ?? [])));
  const isSmall = peopleFrom(rules.smallBelowMmi) === 0 && told < rules.smallBelowMmi && !isExpected(rules.asking);
  return {
    tier: loudest,
    reasons: tsunami.cancelled ? [tsunamiWords(tsunami), ...standing] : standing,
    asks: !(loudest === "dirasakan" && isSmall),
    mayHurt: loudest === "dirasakan" && mayHurt,
  };
}

function expectedAt({ expected }: Impact, { mmi }: Expected): number {
  return expected?.[mmi === 7 ? "vii" : "vi"] ?? 0;
}

function onWeather(alert: WeatherAlert, impact: Impact): Verdict {
  const { severity, headline } = current(alert);
  const people = impact.peopleInside;
  const weight = { asks: true, mayHurt: false };
  const reasons = [
    `BMKG: ${headline}, tingkat ${SEVERITY_WORDS[severity]}`,
    people === null
      ? "penduduk di wilayah peringatan belum diketahui"
      : `perkiraan ${peopleWords(people)} orang di wilayah peringatan`,
  ];
  switch (severity) {
    case "Extreme":
      return { tier: "merusak", reasons, ...weight };
    case "Severe":
      return { tier: "dirasakan", reasons, ...weight };
    case "Moderate":
    case "Minor":
    case "Unknown":
      return { tier: "info", reasons, ...weight };
  }
}

const TAKEN_BACK = "ditarik: tidak ada lagi di daftar otomatis BMKG";
const CANCELLED = "dibatalkan BMKG";
const MACHINE = "solusi otomatis, menunggu buletin BMKG";
const ABROAD = "pusat gempa di luar Indonesia";

const sameText = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index]);
