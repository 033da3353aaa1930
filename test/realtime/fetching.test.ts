import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Live } from "../../client/lib/live.svelte.ts";
import { ServerClock } from "../../client/lib/now.svelte.ts";
import { openLive, type Line } from "../../client/lib/openLive.ts";
import { Whole } from "../../shared/wire/protocol.ts";
import { eventually } from "../eventually.ts";
import { quake } from "../make/quake.ts";
import { startHub } from "./screens.ts";

let hub: Awaited<ReturnType<typeof startHub>>;
let line: Line | null = null;
const honest = globalThis.fetch;

beforeEach(async () => {
  hub = await startHub();
  await hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: quake() }] }));
});
afterEach(async () => {
  line?.stop();
  vi.unstubAllGlobals();
  await hub.stop();
});

function open(live: Live): void {
  const parts = { clock: new ServerClock(), url: hub.url, reload: () => undefined, screen: "screen-of-test" };
  line = openLive({ audience: "wall", live, ...parts });
}

test("wire.26 a screen that can't fetch says so, holds nothing for the whole, and tries again", async () => {
  const fetch = vi.fn(honest).mockRejectedValueOnce(new Error("the line was cut"));
  vi.stubGlobal("fetch", fetch);
  const live = new Live();
  open(live);
  await eventually(() => expect(live.trouble).toContain("the line was cut"));
  expect(live.mark).toBeNull();
  await eventually(() => expect(live.mark).toEqual(hub.store.mark));
  expect([live.trouble, live.link, live.world.hazard.size]).toEqual([null, "live", 1]);
});

test("wire.26 calm.1 one that comes back with a mark of another journal shows what it had, and does not count as whole until it has all", async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  vi.stubGlobal(
    "fetch",
    vi.fn((...asked: Parameters<typeof fetch>) => held.then(() => honest(...asked))),
  );
  const live = new Live();
  live.hear({ whole: true, to: { epoch: "another", seq: 9 }, changes: [{ op: "put", record: quake({ id: "old" }) }] });
  open(live);
  await eventually(() => expect([live.link, live.mark]).toEqual(["live", null]));
  expect([...live.world.hazard.keys()]).toEqual(["old"]);
  // What comes meanwhile is in the difference to what it fetched.
  await hub.store.commit(() => ({
    at: 1,
    by: "test",
    why: "",
    changes: [{ op: "put", record: quake({ id: "new" }) }],
  }));
  letGo();
  await eventually(() => expect(live.mark).toEqual(hub.store.mark));
  expect([...live.world.hazard.keys()].sort()).toEqual(["new", quake().id]);
});

test("wire.26 a file of a node that is ahead of the one that the screen hangs on is no reason to ask again in the same breath", async () => {
  let asked = 0;
  const ahead = async (...how: Parameters<typeof fetch>) => {
    const answer = await honest(...how);
    asked += 1;
    if (asked > 2) return answer;
    const whole = Whole.parse(await answer.json());
    return new Response(JSON.stringify({ ...whole, to: { ...whole.to, seq: whole.to.seq + 5 } }));
  };
  vi.stubGlobal("fetch", ahead);
  const live = new Live();
  open(live);
  await eventually(() => expect(live.trouble).toContain("belum mengetahui"));
  expect([asked, live.mark]).toEqual([2, null]);
  await eventually(() => expect(live.mark).toEqual(hub.store.mark));
  expect(asked).toBe(4);
  expect(hub.store.check().missing).toBe(0);
});
