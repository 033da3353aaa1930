import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPublicFiles } from "../../server/public/publicFiles.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import { apply, EMPTY_WORLD, type World } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, feeds, impact, KABUPATEN, NOW, PHONES } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";

const world = (seq: number): World => ({ ...EMPTY_WORLD, seq });
/** With a quake that can't be rendered. */
const broken = (seq: number): World =>
  apply(EMPTY_WORLD, { seq, changes: [{ op: "put", record: { ...quake(), versions: [] } }] });

function setUp(broken: readonly FeedId[] = []) {
  const store = fakeStore();
  const clock = { now: () => NOW + Date.now(), steady: () => performance.now(), rate: 1 };
  let rendered = 0;
  let doubted: () => void = () => undefined;
  const log = vi.fn();
  const files = createPublicFiles({
    store,
    clock,
    log,
    onDoubt: (listener) => {
      doubted = listener;
      return () => undefined;
    },
    kabupaten: KABUPATEN,
    drill: null,
    phones: PHONES,
    // The page asks for them first in each rendering, the JSON second.
    standing: () => (rendered++, standing(feeds(clock.now(), broken))),
  });
  const ask = (url: string, { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {}) => {
    const answer = { status: 0, body: "", taken: false, headers: {} as Record<string, unknown> };
    const res = {
      writeHead: (status: number, told: Record<string, unknown> = {}) => void Object.assign(answer, { status, headers: told }),
      end: (body?: Buffer) => void (answer.body = body?.toString() ?? ""),
    };
    // Only what sendFrozen touches.
    const req = { url, method, headers } as unknown as IncomingMessage;
    answer.taken = files.answerFromMemory(req, res as unknown as ServerResponse);
    return answer;
  };
  return { store, files, ask, log, renderings: () => rendered / 2, doubt: () => doubted() };
}

describe("public files", () => {
  beforeEach(
    () =>
      void vi.useFakeTimers({
        now: 0,
        toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "Date", "performance"],
      }),
  );
  afterEach(() => void vi.useRealTimers());

  test("P15 a change is rendered at once, a flood of changes once a second, quiet each half minute", async () => {
    const { store, files, renderings } = setUp();
    await files.ready;
    expect(renderings()).toBe(1);
    store.become(world(1));
    await vi.advanceTimersByTimeAsync(10);
    expect(renderings()).toBe(2);
    for (let seq = 2; seq < 200; seq++) {
      store.become(world(seq));
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(renderings()).toBeLessThanOrEqual(5);
    await vi.advanceTimersByTimeAsync(2000);
    const before = renderings();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(renderings() - before).toBe(2);
    files.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(renderings() - before).toBe(2);
  });

  test("P15 the last change of a flood is on the page", async () => {
    const { store, files, ask } = setUp();
    await files.ready;
    const hazard = quake();
    store.become(world(1));
    await vi.advanceTimersByTimeAsync(100);
    store.become(worldOf(hazard, impact(hazard.id), alert(hazard.id, "darurat")));
    await vi.advanceTimersByTimeAsync(1100);
    vi.useRealTimers();
    await eventually(() => expect(ask("/").body).toContain("Gempa kuat di Kab. Cianjur"));
    files.stop();
  });

  test("calm.4 a page is made anew when what keeps us from knowing changes, though no entry says so", async () => {
    const { files, renderings, doubt } = setUp();
    await files.ready;
    doubt();
    await vi.advanceTimersByTimeAsync(10);
    expect(renderings()).toBe(2);
    files.stop();
  });

  test("public.21 a part of the hazards is made once for all who ask, until the next rendering; there are only the known parts", async () => {
    const { store, files, ask, renderings } = setUp();
    await files.ready;
    for (let asked = 0; asked < 50; asked++)
      expect(ask("/api/hazards?kind=weather&status=live").taken).toBe(true);
    expect(renderings()).toBe(1.5);
    expect(ask("/api/hazards?status=live&kind=weather").taken).toBe(true);
    expect(renderings()).toBe(1.5);
    store.become(world(1));
    await vi.advanceTimersByTimeAsync(10);
    ask("/api/hazards?kind=weather&status=live");
    expect(renderings()).toBe(3);
    for (const query of ["kind=storm", "kind=", "status=over", "kind=weather&kind=weather", "limit=1", "kind=weather&x=1", "%"])
      expect(ask(`/api/hazards?${query}`).taken).toBe(false);
    expect(renderings()).toBe(3);
    files.stop();
  });

  test("calm.6 a page that says that all is calm goes when it could not be made anew for a minute, for who holds it too; no cache keeps it", async () => {
    const { store, files, ask } = setUp();
    await files.ready;
    const fresh = ask("/");
    expect(fresh.body).toContain("Tidak ada peringatan pada pukul 13.39 WIB");
    for (const url of ["/", "/api/hazards"])
      expect(ask(url).headers["cache-control"]).toBe("public, max-age=15, must-revalidate");
    store.become(broken(1));
    await vi.advanceTimersByTimeAsync(50_000);
    expect(ask("/").body).toBe(fresh.body);
    const held = { "if-none-match": String(fresh.headers["etag"]) };
    expect(ask("/", { headers: held }).status).toBe(304);
    await vi.advanceTimersByTimeAsync(11_000);
    const old = ask("/", { headers: held });
    expect(old).toMatchObject({ status: 503, headers: { "cache-control": "no-store" } });
    expect(old.body).toContain("Halaman ini lama");
    expect(old.body).not.toMatch(/tidak ada peringatan/i);
    expect(JSON.parse(ask("/api/hazards").body)).toMatchObject({ calm: "unknown" });
    files.stop();
  });

  test("calm.6 a page that tells what to do stays when it can't be made anew, with its hour", async () => {
    const { store, files, ask } = setUp();
    const hazard = quake();
    store.become(worldOf(hazard, impact(hazard.id), alert(hazard.id, "darurat")));
    await files.ready;
    await vi.advanceTimersByTimeAsync(2000);
    store.become(broken(9));
    await vi.advanceTimersByTimeAsync(120_000);
    const kept = ask("/");
    expect(kept).toMatchObject({ status: 200, body: expect.stringContaining("Gempa kuat di Kab. Cianjur") as string });
    expect(kept.headers["cache-control"]).toContain("stale-if-error");
    files.stop();
  });

  test("only what is kept is answered: other paths, methods and queries go on", async () => {
    const { files, ask } = setUp();
    await files.ready;
    expect(ask("/").taken).toBe(true);
    expect(ask("/api/hazards").taken).toBe(true);
    for (const url of ["/wall", "/x", ""]) expect(ask(url).taken).toBe(false);
    expect(ask("/", { method: "POST" }).taken).toBe(false);
    files.stop();
  });

  test("P16 health is ok only when every feed is trusted, down when the store doesn't answer", async () => {
    const well = setUp();
    await well.files.ready;
    expect(JSON.parse(well.ask("/api/health").body)).toMatchObject({
      status: "ok",
      epoch: "e1",
      seq: 0,
      leader: true,
      drill: null,
    });
    well.store.break();
    await vi.advanceTimersByTimeAsync(1001);
    const down = well.ask("/api/health");
    expect([down.status, JSON.parse(down.body)]).toEqual([503, expect.objectContaining({ status: "down" })]);
    well.files.stop();
    const sick = setUp(["nowcast"]);
    await sick.files.ready;
    const degraded = sick.ask("/api/health");
    expect([degraded.status, JSON.parse(degraded.body)]).toEqual([
      200,
      expect.objectContaining({ status: "degraded" }),
    ]);
    const { feeds: told } = JSON.parse(degraded.body) as { feeds: unknown[] };
    expect(told).toContainEqual(
      expect.objectContaining({
        id: "nowcast",
        health: "unreachable",
        reason: "HTTP 403",
        failingSince: "2022-11-21T06:29:11.001Z",
      }),
    );
    sick.files.stop();
  });

  test("P16 however often a store that is down is asked, the log tells the cause once, and the answer never", async () => {
    const { store, files, ask, log } = setUp();
    await files.ready;
    store.break();
    for (let asked = 0; asked < 3; asked++) {
      expect(ask("/api/health")).toMatchObject({ status: 503, body: expect.not.stringContaining("disk gone") as string });
      await vi.advanceTimersByTimeAsync(1001);
    }
    expect(log.mock.calls).toEqual([["error", "health: down", { reason: "disk gone" }]]);
    files.stop();
  });

  test("a rendering that fails leaves the last page and says so in the log", async () => {
    const { store, files, ask, log } = setUp();
    await files.ready;
    const before = ask("/").body;
    store.become(broken(1));
    await vi.advanceTimersByTimeAsync(10);
    expect(ask("/").body).toBe(before);
    expect(log).toHaveBeenCalledWith("error", expect.stringContaining("not rendered"), expect.anything());
    files.stop();
  });
});
