import type { Action } from "../record/impact.ts";

/** What to do about one of our places after a quake, from how probable it is that it was shaken at least so hard. */

export const ACTION_WORDS: Record<Action, string> = {
  "periksa-segera": "periksa segera",
  periksa: "periksa",
  hubungi: "hubungi",
  pantau: "pantau",
};

/** help.7: at or above this probability the action is taken; the levels are MMI. */
export const ACTION_RULES = [
  { action: "periksa-segera", mmi: 7, pAtLeast: 0.5 },
  { action: "periksa", mmi: 6, pAtLeast: 0.5 },
  { action: "hubungi", mmi: 5, pAtLeast: 0.5 },
] as const satisfies readonly { action: Action; mmi: number; pAtLeast: number }[];

/** The rule of one action. */
export const actionRule = (action: (typeof ACTION_RULES)[number]["action"]) =>
  ACTION_RULES.find((rule) => rule.action === action) ?? ACTION_RULES[0];

/** `pAtLeast(level)` is P(I ≥ level), 0–1. */
export function actionFor({ pAtLeast }: { pAtLeast: (level: number) => number }): Action {
  return ACTION_RULES.find((rule) => pAtLeast(rule.mmi) >= rule.pAtLeast)?.action ?? "pantau";
}
