import { expect, test, vi } from "vitest";
import { createReplays } from "../../server/realtime/replay/replays.ts";
import { createArchive } from "../../server/store/archive/archive.ts";
import type { Line } from "../../server/store/journal.ts";
import { lineOf } from "../../server/store/chain.ts";
import { START } from "../../server/store/journal.ts";
import { eventually } from "../eventually.ts";
import { listener, ORIGIN, told } from "../hazards/told.ts";
import { unindexed } from "../store/unindexed.ts";

const heard = listener();
heard.hear("autogempa", [told()]);
const quake = heard.only();
const of = { kind: "hazard", hazardId: quake.id } as const;
const LINE = lineOf(START, { at: ORIGIN, by: "test", why: "", changes: [{ op: "put", record: quake }] });

function setUp(read: (after: number) => Promise<Line[]>) {
  const viewer = { who: "wall" as const, hello: vi.fn(), update: vi.fn(), beat: vi.fn() };
  const [leave, log] = [vi.fn(), vi.fn()];
  const enter = vi.fn(() => viewer);
  const replays = createReplays({
    archive: createArchive(unindexed(read), log),
    log,
    now: () => ORIGIN + 3_600_000,
    beatEveryMs: 5000,
    lingerMs: 10,
    enter,
    leave,
  });
  return { replays, viewer, enter, leave, log };
}

test("N13 a journal that can't be read back is told in a sentence, and the wall stays live", async () => {
  for (const read of [
    () => Promise.reject(new Error("disk gone")),
    () => Promise.resolve([{ ...LINE, body: "{" }]),
    () => Promise.resolve([{ ...LINE, body: LINE.body.replace('"type":"hazard"', '"type":"hazrd"') }]),
  ]) {
    const { replays, enter, log } = setUp(read);
    expect(await replays.start("a", of, 60)).toMatch(/^Jurnal /);
    expect(enter).not.toHaveBeenCalled();
    expect(log.mock.calls.length).toBeLessThanOrEqual(1);
    expect(replays.of("a")).toBeNull();
  }
});

test("N16 an alarm ends also what is still being prepared", async () => {
  let answer: (lines: Line[]) => void = () => undefined;
  const page = new Promise<Line[]>((resolve) => (answer = resolve));
  const read = vi.fn(() => page);
  const { replays, enter, leave } = setUp(read);
  const started = replays.start("a", of, 60);
  await eventually(() => expect(read).toHaveBeenCalled());
  expect(replays.endAll()).toBe(1);
  answer([LINE]);
  expect(await started).toBe("Putar ulang dibatalkan.");
  expect(enter).not.toHaveBeenCalled();
  // It never left the live world, so it isn't brought back.
  expect(leave).not.toHaveBeenCalled();
});

test("N15 a replay that fails in the middle brings the wall back to live, once", async () => {
  let gone = false;
  const { replays, viewer, leave, log } = setUp(() =>
    gone ? Promise.reject(new Error("disk gone")) : Promise.resolve([LINE]),
  );
  viewer.hello.mockImplementation(() => void (gone = true));
  expect(await replays.start("a", of, 60)).toBeNull();
  await eventually(() => expect(leave.mock.calls).toEqual([["a"]]));
  expect(viewer.hello).toHaveBeenCalledTimes(1);
  expect(log).toHaveBeenCalledWith("error", "replay failed", { reason: "disk gone" });
  expect(replays.end("a")).toBe(false);
});
