import { expect, test } from "vitest";
import { Live } from "../../client/lib/live.svelte.ts";
import type { FeedTrouble } from "../../shared/record/feedTrouble.ts";

const trouble = (id: FeedTrouble["id"]): FeedTrouble => ({
  type: "feed",
  id,
  outcome: "read",
  reason: null,
  since: 1,
  firstReadAt: 1,
});
const put = (record: FeedTrouble) => ({ op: "put" as const, record });

test("a difference of another journal is refused, even when its number looks right", () => {
  const live = new Live();
  live.hear({ whole: true, to: { epoch: "a", seq: 3 }, changes: [put(trouble("nowcast"))] });
  expect(live.hear({ whole: false, to: { epoch: "b", seq: 4 }, changes: [put(trouble("autogempa"))] })).toBe(false);
  expect([...live.world.feed.keys()]).toEqual(["nowcast"]);
  expect(live.mark).toEqual({ epoch: "a", seq: 3 });
});

test("the whole replaces what was known; a difference adds to it", () => {
  const live = new Live();
  live.hear({ whole: true, to: { epoch: "a", seq: 3 }, changes: [put(trouble("nowcast"))] });
  live.hear({ whole: false, to: { epoch: "a", seq: 4 }, changes: [put(trouble("autogempa"))] });
  expect([...live.world.feed.keys()].sort()).toEqual(["autogempa", "nowcast"]);
  live.hear({ whole: true, to: { epoch: "b", seq: 1 }, changes: [put(trouble("inatews-live"))] });
  expect([...live.world.feed.keys()]).toEqual(["inatews-live"]);
  expect(live.world.seq).toBe(1);
});

test("one beat ahead of us may be on its way, two mean a lost update", () => {
  const live = new Live();
  live.hear({ whole: true, to: { epoch: "a", seq: 3 }, changes: [] });
  const ahead = { serverAt: 1, rate: 1, mark: { epoch: "a", seq: 4 }, standing: null };
  expect(live.beat(ahead)).toBe(true);
  expect(live.beat(ahead)).toBe(false);
});
