import { MINUTE_MS } from "../../../shared/time.ts";
import { NOTHING_HEARD, type SoundState } from "./cue.ts";
import type { Heard } from "./heard.ts";

/** What was heard, kept by the browser over a reload: one line for the time and the sirens, then one for each hazard. */

/** A screen that was away longer than this begins anew: what happened meanwhile is no longer a reload's gap. */
const RELOAD_MS = 3 * MINUTE_MS;

export function keepWords({ heard, called }: SoundState, now: number): string {
  const lines = Object.entries(heard ?? {}).map(([id, { tier, tsunami, over }]) =>
    [encodeURIComponent(id), tier, tsunami, Number(over)].join(" "),
  );
  return [[now, ...called.map(encodeURIComponent)].join(" "), ...lines].join("\n");
}

/** sound.8: goes on where the page before the reload stopped; with nothing kept, nothing readable or too old, as one that never heard. */
export function goOn(kept: string | null, now: number): SoundState {
  const [head = "", ...lines] = (kept ?? "").split("\n");
  const [at = "", ...called] = head.split(" ");
  const entries = lines.map(entryOf);
  const awayMs = at === "" ? Number.NaN : now - Number(at);
  if (!(awayMs >= 0 && awayMs <= RELOAD_MS) || entries.includes(null)) return NOTHING_HEARD;
  return {
    ...NOTHING_HEARD,
    heard: Object.fromEntries(entries.filter((entry) => entry !== null)),
    called: called.map(decodeURIComponent),
  };
}

function entryOf(line: string): [string, Heard] | null {
  const [, id, tier, tsunami, over] = /^(\S+) ([0-3]) ([0-4]) ([01])$/.exec(line) ?? [];
  if (id === undefined) return null;
  return [decodeURIComponent(id), { tier: Number(tier), tsunami: Number(tsunami), over: over === "1" }];
}
