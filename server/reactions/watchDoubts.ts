import { doubtsOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import type { Report } from "../../shared/bmkg/standing.ts";
import { SECOND_MS } from "../../shared/time.ts";

/**
 * calm.4: tells whoever shows it, within a second, that what keeps us from knowing began, changed or ended. No entry of the journal
 * says so: a feed grows old, a clock is set, and a journal that fails can say nothing at all.
 */
export function watchDoubts(reportNow: () => Report) {
  const listeners = new Set<() => void>();
  let known = sign(reportNow());
  const timer = setInterval(() => {
    const now = sign(reportNow());
    if (now === known) return;
    known = now;
    for (const listener of listeners) listener();
  }, SECOND_MS);
  return {
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => clearInterval(timer),
  };
}

/** What is told of the doubts, without what changes each second while they last. */
function sign(report: Report): string {
  const { trust, clock, journal } = doubtsOf({ report, heard: AT_THE_SOURCE });
  const feeds = (trust?.distrusted ?? []).map(({ id, health, owed }) => `${id} ${health} ${owed}`);
  return [...feeds, clock === null, journal?.failingSince, journal?.unkept, journal?.missing].join();
}
