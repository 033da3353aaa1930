import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import { frozen } from "./frozen.ts";
import { ORIGIN } from "./quake.ts";

/** Well: read five seconds before `at`, which is when its screen was told. */
export function feedStatus(change: Partial<FeedStatus> = {}, at = ORIGIN): FeedStatus {
  return frozen({
    id: "autogempa",
    title: "Gempa",
    everyMs: 15_000,
    quietAfterMs: null,
    triedAt: at - 5000,
    readAt: at - 5000,
    newestAt: null,
    outcome: "unchanged",
    reason: null,
    failingSince: null,
    failures: 0,
    notes: [],
    owed: 0,
    ...change,
  });
}
