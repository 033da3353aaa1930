import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaView, calmView, eventView } from "../../client/map/camera/camera.ts";
import { standFor, type Canvas } from "../../client/map/camera/framing.ts";
import { latestWins, type Timers } from "../../client/map/latestWins.ts";
import { scaleBarAt } from "../../client/map/scaleBar.ts";
import type { LngLat } from "../../shared/geo/distance.ts";

const HD: Canvas = { widthPx: 1920, heightPx: 1080 };
const COLUMN = { top: 0.05, right: 0.36, bottom: 0.2, left: 0.02 };
const CIANJUR: LngLat = [107.05, -6.84];

/** Where a point falls on the canvas, in px from its upper left corner. */
function onCanvas([lng, lat]: LngLat, { center, zoom }: ReturnType<typeof standFor>, { widthPx, heightPx }: Canvas) {
  const world = 512 * 2 ** zoom;
  const y = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return {
    x: widthPx / 2 + ((lng - center[0]) / 360) * world,
    y: heightPx / 2 - (y(lat) - y(center[1])) * world,
  };
}

describe("X3 the picture", () => {
  test("X3 all of the bounds lies inside what the panels leave free, on a screen of any shape", () => {
    const canvas = fc.record({
      widthPx: fc.integer({ min: 800, max: 6000 }),
      heightPx: fc.integer({ min: 700, max: 4000 }),
    });
    const side = fc.double({ min: 0, max: 0.4, noNaN: true });
    const padding = fc.record({ top: side, right: side, bottom: side, left: side });
    fc.assert(
      fc.property(canvas, padding, (screen, pad) => {
        // A pillar of a screen would have to be farther out than the whole world.
        fc.pre(screen.heightPx <= 2.2 * screen.widthPx);
        const view = calmView(pad);
        const stand = standFor(view, screen);
        const [west, south, east, north] = view.bounds;
        const a = onCanvas([west, north], stand, screen);
        const b = onCanvas([east, south], stand, screen);
        expect(a.x).toBeGreaterThanOrEqual(pad.left * screen.widthPx - 0.01);
        expect(a.y).toBeGreaterThanOrEqual(pad.top * screen.heightPx - 0.01);
        expect(b.x).toBeLessThanOrEqual((1 - pad.right) * screen.widthPx + 0.01);
        expect(b.y).toBeLessThanOrEqual((1 - pad.bottom) * screen.heightPx + 0.01);
      }),
    );
  });

  test("X3 never nearer than 9.2, and as much deeper as the canvas is taller", () => {
    const view = eventView({ padding: COLUMN, centre: CIANJUR, reachKm: 1, helpers: [], outline: [] });
    expect(standFor({ ...view, bounds: [107, -6.9, 107.1, -6.8] }, HD).zoom).toBe(9.2);
    const tall = { widthPx: 3840, heightPx: 2160 };
    expect(standFor({ ...view, bounds: [107, -6.9, 107.1, -6.8] }, tall).zoom).toBeCloseTo(10.2, 9);
  });

  test("X3 an event is never farther out than 5.5: what is cut off lies farthest from its epicentre", () => {
    const wide = {
      ...eventView({ padding: COLUMN, centre: CIANJUR, reachKm: 60, helpers: [], outline: [] }),
      bounds: [95, -11, 141, 6] as [number, number, number, number],
    };
    const stand = standFor(wide, HD);
    expect(stand.zoom).toBe(5.5);
    const { x, y } = onCanvas(CIANJUR, stand, HD);
    expect(x).toBeCloseTo(((COLUMN.left + 1 - COLUMN.right) / 2) * 1920, 3);
    expect(y).toBeCloseTo(((COLUMN.top + 1 - COLUMN.bottom) / 2) * 1080, 3);
  });

  test("map.14 helpers widen the view while the epicentre stays in the middle; where there is play it has the very middle", () => {
    const north: LngLat = [107.0, -6.2];
    const frame = { padding: COLUMN, centre: CIANJUR, reachKm: 30, outline: [] };
    const alone = eventView({ ...frame, helpers: [] });
    expect(eventView({ ...frame, helpers: [north] })).toEqual(alone);
    const [, , reaches] = eventView({ ...frame, helpers: [[107.4, -6.85]] }).bounds;
    expect(reaches).toBe(107.4);
    const helpers = fc.array(fc.tuple(fc.double({ min: 106, max: 108, noNaN: true }), fc.double({ min: -8, max: -6, noNaN: true })), { maxLength: 12 }); // prettier-ignore
    fc.assert(
      fc.property(helpers, (some) => {
        const stand = standFor(eventView({ ...frame, helpers: some }), HD);
        const { x, y } = onCanvas(CIANJUR, stand, HD);
        const [freeX, freeY] = [HD.widthPx * 0.62, HD.heightPx * 0.75];
        expect(Math.abs(x - (HD.widthPx * 0.02 + freeX / 2))).toBeLessThanOrEqual(freeX / 6 + 1);
        expect(Math.abs(y - (HD.heightPx * 0.05 + freeY / 2))).toBeLessThanOrEqual(freeY / 10 + 3);
      }),
    );
    const wide = standFor({ ...alone, bounds: [106.4, -7.0, 107.8, -6.5] }, HD);
    expect(onCanvas(CIANJUR, wide, HD).y).toBeCloseTo(HD.heightPx * 0.425, 3);
  });

  test("a warning's areas are fitted with their neighbours; unknown ones are the archipelago", () => {
    const [west, south, east, north] = areaView(COLUMN, [[107, -7], [108, -6]]).bounds; // prettier-ignore
    expect([west, south, east, north]).toEqual([106.85, -7.15, 108.15, -5.85]);
    expect(areaView(COLUMN, [])).toEqual(calmView(COLUMN));
  });
});

describe("X4 the scale", () => {
  test.each([
    [9.2, -6.84, 200, 20],
    [10.2, -6.84, 400, 20],
    [5.5, 0, 200, 200],
    [4, 0, 200, 500],
    [14, 0, 200, 0.5],
  ])("X4 at zoom %d and latitude %d within %d px it is %d km", (zoom, lat, longest, km) => {
    expect(scaleBarAt(zoom, lat, longest).km).toBeCloseTo(km, 9);
  });

  test("X4 its length is true, round and no longer than allowed", () => {
    const zooms = fc.double({ min: 3, max: 14, noNaN: true });
    const lats = fc.double({ min: -12, max: 8, noNaN: true });
    fc.assert(
      fc.property(zooms, lats, (zoom, lat) => {
        const { km, px } = scaleBarAt(zoom, lat, 240);
        expect(px).toBeLessThanOrEqual(240 * (1 + 1e-6));
        expect(px).toBeGreaterThan(240 / 2.51);
        const degrees = km / (111.195 * Math.cos((lat * Math.PI) / 180));
        expect((degrees / 360) * 512 * 2 ** zoom).toBeCloseTo(px, 0);
        expect([1, 2, 5]).toContain(Number((km / 10 ** Math.floor(Math.log10(km * 1.0001))).toFixed(6)));
      }),
    );
  });
});

describe("X5 what the map is told", () => {
  /** Time by hand. */
  function manual() {
    let now = 0;
    let due: { at: number; run: () => void }[] = [];
    const timers: Timers = {
      now: () => now,
      after: (ms, run) => {
        const one = { at: now + ms, run };
        due.push(one);
        return () => (due = due.filter((other) => other !== one));
      },
    };
    const to = async (at: number) => {
      for (let next = due[0]; next && next.at <= at; next = due[0]) {
        due.shift();
        now = next.at;
        next.run();
        await Promise.resolve();
      }
      now = at;
      for (let i = 0; i < 4; i++) await Promise.resolve();
    };
    return { timers, to, pending: () => due.length };
  }

  test("X5 is sent at once, then at most five times a second, and the newest wins", async () => {
    const { timers, to, pending } = manual();
    const sent: [number, number][] = [];
    const telling = latestWins<number>(
      async (value) => {
        sent.push([timers.now(), value]);
      },
      200,
      timers,
    );
    for (let value = 0; value <= 20; value++) {
      telling.tell(value);
      await to(value * 25 + 25);
    }
    await to(2000);
    expect(sent.map(([at]) => at)).toEqual([0, 200, 400, 600]);
    expect(sent.at(-1)?.[1]).toBe(20);
    expect(pending()).toBe(0);
  });

  test("X5 is not sent while the last is still being taken in, nor after the end", async () => {
    const { timers, to } = manual();
    const sent: number[] = [];
    const taken: (() => void)[] = [];
    const telling = latestWins<number>(
      (value) => {
        sent.push(value);
        return new Promise<void>((resolve) => taken.push(resolve));
      },
      200,
      timers,
    );
    telling.tell(1);
    expect([sent, telling.isBehind()]).toEqual([[], true]); // the words of this frame come first
    await to(1);
    telling.tell(2);
    telling.tell(3);
    await to(5000);
    expect(sent).toEqual([1]);
    taken[0]?.();
    await to(5001);
    await to(5002); // another frame
    expect([sent, telling.isBehind()]).toEqual([[1, 3], true]);
    telling.tell(4);
    telling.stop();
    taken[1]?.();
    await to(9000);
    expect(sent).toEqual([1, 3]);
  });

  test("X5 a refusal does not stop what follows", async () => {
    const { timers, to } = manual();
    const sent: number[] = [];
    const telling = latestWins<number>(
      (value) => {
        sent.push(value);
        return Promise.reject(new Error("refused"));
      },
      200,
      timers,
    );
    telling.tell(1);
    await to(1000);
    telling.tell(2);
    await to(2000);
    expect(sent).toEqual([1, 2]);
  });
});
