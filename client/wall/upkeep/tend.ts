import { REPORT_EVERY_MS, type WallReport } from "../../../shared/wire/protocol.ts";
import { reloadOnce } from "../../lib/reloadOnce.ts";
import { screenId } from "../../lib/screenId.ts";
import type { Mode } from "../scene/mode.ts";
import { heapMb, reportOf, type Shown } from "./report.ts";
import { reloadReason, type Fitness } from "./upkeep.ts";

export interface Tended extends Pick<Shown, "seq" | "audio" | "loadedAt">, Pick<Fitness, "world" | "kind" | "now"> {
  /** Of the server's clock: 1 in life, more in a drill that runs fast. */
  rate: number;
  mode: Mode | null;
}

/**
 * Every `REPORT_EVERY_MS` a wall tells how it fares, and loads itself anew when that is due (picture.9). `look`: what there is to tell;
 * false before the first word of the server. Returns the stop.
 */
export function tend(look: () => Tended | false, tell: (report: WallReport) => void): () => void {
  const screen = screenId();
  const timer = setInterval(() => {
    const seen = look();
    if (!seen) return;
    const { world, seq, now, rate, kind, mode, audio, loadedAt } = seen;
    tell(reportOf({ seq, audio, scene: mode ? `${kind} ${mode.tone}` : (kind ?? ""), loadedAt }));
    const fitness = { screen, world, kind, now, ageMs: performance.now(), heapMb: heapMb() };
    // In a drill's minutes a night passes every quarter of an hour.
    if (rate === 1 && mode === null && reloadReason(fitness) !== null) reloadOnce();
  }, REPORT_EVERY_MS);
  return () => clearInterval(timer);
}
