import type { FeedStatus } from "../../shared/bmkg/feedHealth.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import { feedStatus } from "./feedStatus.ts";
import { frozen } from "./frozen.ts";

/** All is well with the server itself, but for what is changed. */
export function standing(feeds: readonly FeedStatus[] = [feedStatus()], change: Partial<Standing> = {}): Standing {
  return frozen({
    feeds: [...feeds],
    clock: { aheadMs: 0, hosts: 3 },
    journal: { failingSince: null, reason: null, unkept: 0, missing: 0 },
    ...change,
  });
}
