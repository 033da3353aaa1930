import { describe, expect, test } from "vitest";
import { readDefaults } from "../../server/registry/default.ts";
import { readGround } from "../../server/registry/ground.ts";
import { buildExposure } from "../../shared/ground/exposure.ts";
import { type Able, IN_TIME, lumbungLots } from "../../shared/impact/lumbungLots.ts";
import { quakeNeeds } from "../../shared/impact/quakeNeeds.ts";
import { shortageOf } from "../../shared/need/shortage.ts";
import type { Place } from "../../shared/record/place.ts";
import { stopAt } from "../../shared/travel/air.ts";
import { travelTo } from "../../shared/travel/travel.ts";

const { places, kabupaten } = readDefaults();
const ground = readGround(undefined, readDefaults());
const lumbung = places.filter((place) => place.kind === "lumbung");
const unhurt: Able = { isAble: () => true, ableIn: () => "all" };

const roadTo = ({ at }: Pick<Place, "at">) =>
  travelTo(stopAt(at, ground.islands.islandOf(at), ground.means), ground.means);

describe("B4 the example stock", () => {
  test("each lumbung holds what Indramayu published, times its count, marked as an example without expiry", () => {
    expect(lumbung).toHaveLength(514);
    expect(ground.lumbungContents).toHaveLength(17);
    for (const place of lumbung) {
      const { lots, stock } = lumbungLots([roadTo(place)], unhurt, buildExposure(ground, [place]));
      expect(stock).toMatchObject({ stores: place.count, example: place.count });
      expect(lots).toEqual(
        ground.lumbungContents.map(({ item, unit, quantity }) => ({
          placeId: IN_TIME,
          item,
          unit,
          quantity: quantity * place.count,
          expiresAt: null,
          basis: "contoh",
          locked: true,
        })),
      );
    }
  });

  test("no other place of ours holds any", () => {
    const others = places.filter(({ kind }) => kind !== "lumbung");
    const exposure = buildExposure(ground, others);
    for (const place of others.slice(0, 40)) {
      const { lots, stock } = lumbungLots([roadTo(place)], unhurt, exposure);
      expect(stock).toMatchObject({ stores: 0, example: 0 });
      expect(lots.every(({ quantity }) => quantity === 0)).toBe(true);
    }
  });

  test("help.14 a lumbung that is in time at several targets counts once", () => {
    const near = lumbung.filter(({ kabCode }) => ["32.03", "32.72", "34.02"].includes(kabCode));
    const exposure = buildExposure(ground, near);
    const stores = (...targets: typeof near) => lumbungLots(targets.map(roadTo), unhurt, exposure).stock.stores;
    const [cianjur, sukabumi, bantul] = near;
    if (!cianjur || !sukabumi || !bantul) throw new Error("three lumbung");
    expect(stores(cianjur, sukabumi)).toBe(cianjur.count + sukabumi.count);
    expect(stores(cianjur)).toBe(stores(cianjur, sukabumi));
    expect(stores(bantul)).toBe(bantul.count);
    expect(stores(cianjur, bantul)).toBe(cianjur.count + sukabumi.count + bantul.count);
  });

  test("Cianjur's four lumbung: 4 t of rice, 2,800 meals, 400 kits, 40 tents, as on the drawn desk", () => {
    const cianjur = kabupaten.filter(({ code }) => code === "32.03");
    const [told] = cianjur.flatMap((kab) =>
      quakeNeeds({
        displaced: { low: 8_600, mid: 43_000, high: 86_000 },
        roads: [roadTo(kab)],
        able: unhurt,
        exposure: buildExposure(
          ground,
          lumbung.filter(({ id }) => id === "LBG-3203"),
        ),
        departAt: Date.UTC(2022, 10, 21, 6, 21),
      }),
    );
    expect(told).toMatchObject({ profile: "perka-7-2008", days: 3 });
    const line = (item: string) => told?.lines.find((one) => one.item === item);
    expect(["beras", "makanan siap saji", "family kit", "tenda keluarga"].map((item) => line(item)?.have)).toEqual([
      4_000, 2_800, 400, 40,
    ]);
    expect(line("beras")).toMatchObject({ need: { low: 10_320, mid: 51_600, high: 103_200 }, locked: 4_000 });
    expect(told?.lines.every((one) => shortageOf(one, told.stock).known === "nothing")).toBe(true);
  });
});
