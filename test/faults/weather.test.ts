import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import { feedHealth } from "../../shared/bmkg/feedHealth.ts";
import { current, type WeatherAlert } from "../../shared/record/hazard.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { fault, NOW, openHouse } from "./house.ts";
import { standing } from "../make/standing.ts";

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** BMKG's index as it names these codes, each dated so. */
function index(codes: readonly string[], date = "Mon, 30 Nov 2026 14:30:00 +0700"): string {
  const item = (code: string) =>
    `<item><link>https://www.bmkg.go.id/alerts/nowcast/id/${code}_alert.xml</link><pubDate>${date}</pubDate></item>`;
  return `<rss><channel><pubDate>${date}</pubDate>${codes.map(item).join("")}</channel></rss>`;
}

const alertOf = (id: string) => house.store.world.alert.get(id);
const reasons = () => house.warnings().flatMap(({ id }) => alertOf(id)?.reasons ?? []);

describe("weather.3 an Update of a warning that has run out", () => {
  const folder = "weather-update-after-expiry";
  const original = fault(`${folder}/CJK20261130011_alert.xml`);
  const update = fault(`${folder}/CJK20261130012_alert.xml`);

  test("read together with the original at a first start is in force, its alert open", async () => {
    await house.tell("nowcast", fault(`${folder}/index.xml`), { CJK20261130011: original, CJK20261130012: update });
    expect(house.warnings()).toMatchObject([{ id: "cap-U2a", status: "live", versions: [{}, { identifier: "U2b" }] }]);
    expect(alertOf("cap-U2a")).toMatchObject({ tier: "dirasakan", endedAt: null });
  });

  test("read a minute after the original's alert had ended raises it again", async () => {
    house.clock.set(NOW - 20 * MINUTE_MS);
    await house.tell("nowcast", index(["CJK20261130011"]), { CJK20261130011: original });
    house.clock.set(NOW - 9 * MINUTE_MS);
    await house.tell("nowcast", index([]));
    expect(house.warnings()).toMatchObject([{ status: "history" }]);
    expect(alertOf("cap-U2a")?.endedAt).toBe(NOW - 9 * MINUTE_MS);
    house.clock.set(NOW - 8 * MINUTE_MS);
    await house.tell("nowcast", index(["CJK20261130012"]), { CJK20261130012: update });
    expect(house.warnings()).toMatchObject([{ status: "live", endsAt: NOW + 120 * MINUTE_MS }]);
    expect(alertOf("cap-U2a")).toMatchObject({ endedAt: null });
  });
});

describe("clock.6 a warning that a clock hours ahead took for one that is over", () => {
  const code = "CJK20261130012";
  const documents = { [code]: fault(`weather-update-after-expiry/${code}_alert.xml`) };
  const aheadMs = 5 * 60 * MINUTE_MS;
  const stands = () => {
    expect(house.warnings()).toMatchObject([{ status: "live", endsAt: NOW + 120 * MINUTE_MS }]);
    expect(house.warnings()[0]?.polygons).not.toEqual([]);
    expect(alertOf(house.warnings()[0]?.id ?? "")).toMatchObject({ endedAt: null });
  };

  test("is in force with the next reading by the right present, though BMKG told nothing new", async () => {
    house.clock.set(NOW + aheadMs);
    await house.tell("nowcast", index([code]), documents);
    expect(house.warnings()).toMatchObject([{ status: "history" }]);
    // A node whose present is set forgets what it read, as one that starts.
    house.restart();
    house.clock.set(NOW + MINUTE_MS);
    await house.tell("nowcast", index([code]), documents);
    stands();
  });

  test("and so is one that it had ended, by whatever node reads then", async () => {
    await house.tell("nowcast", index([code]), documents);
    stands();
    house.clock.set(NOW + aheadMs);
    await house.tell("nowcast", index([code]), documents);
    expect(house.warnings()).toMatchObject([{ status: "history", polygons: [] }]);
    house.restart();
    house.clock.set(NOW + 2 * MINUTE_MS);
    await house.tell("nowcast", index([code]), documents);
    stands();
  });
});

describe("feed.20 the index names three warnings whose documents answer 503", () => {
  const folder = "weather-documents-unreachable";
  const codes = ["CJK20261130100", "CJK20261130101", "CJK20261130102"];
  const documents = Object.fromEntries(codes.map((code) => [code, fault(`${folder}/${code}_alert.xml`)]));
  const named = fault(`${folder}/index.xml`);
  const calm = () => {
    const feeds = [house.status("nowcast")];
    return calmOf({
      world: house.store.world,
      report: { ...standing(feeds), at: house.clock.now() },
      now: house.clock.now(),
      heard: AT_THE_SOURCE,
    });
  };

  test("it is not trusted and not calm, and after half an hour all three are read", async () => {
    for (let minute = 0; minute <= 30; minute++) {
      house.clock.set(NOW + minute * MINUTE_MS);
      await house.tell("nowcast", named);
      expect(house.status("nowcast")).toMatchObject({ outcome: minute === 0 ? "read" : "unchanged", owed: 3 });
      expect(feedHealth(house.status("nowcast"), house.clock.now())).toBe("owing");
      expect(calm()).toMatchObject({
        state: "unknown",
        doubts: { trust: { distrusted: [{ id: "nowcast", owed: 3 }] } },
      });
    }
    for (let minute = 31; minute <= 41; minute++) {
      house.clock.set(NOW + minute * MINUTE_MS);
      await house.tell("nowcast", named, documents);
    }
    expect(house.status("nowcast").owed).toBe(0);
    expect(house.warnings().map(({ id, status }) => [id, status])).toEqual([["cap-D0", "live"], ["cap-D1", "live"], ["cap-D2", "live"]]); // prettier-ignore
    expect(calm().state).toBe("in-force");
  });

  test("after a restart what the index names and no warning bears is owed, and nothing else is asked for", async () => {
    await house.tell("nowcast", named, { CJK20261130101: documents.CJK20261130101 ?? "" });
    for (let minute = 1; minute <= 3; minute++) {
      house.clock.set(NOW + minute * MINUTE_MS);
      await house.tell("nowcast", named, { CJK20261130101: documents.CJK20261130101 ?? "" });
    }
    expect(house.status("nowcast").owed).toBe(2);
    house.restart();
    await house.tell("nowcast", named);
    expect(house.status("nowcast").owed).toBe(2);
  });

  test("one that cannot be read is owed like one that cannot be had", async () => {
    await house.tell("nowcast", named, { ...documents, CJK20261130101: "<alert><identifier>D1</identifier></alert>" });
    expect(house.status("nowcast")).toMatchObject({ owed: 1 });
  });
});

test("weather.4 a graver message under the same identifier, sent later, is what holds", async () => {
  const [first, second] = ["1-CJK20261130041", "2-CJK20261130042"].map((name) =>
    fault(`weather-same-identifier-later-sent/${name}_alert.xml`),
  );
  await house.tell("nowcast", index(["CJK20261130041"]), { CJK20261130041: first ?? "" });
  await house.tell("nowcast", index(["CJK20261130041", "CJK20261130042"]), { CJK20261130042: second ?? "" });
  const [warning, ...more] = house.warnings();
  expect(more).toEqual([]);
  expect(warning && current(warning)).toMatchObject({ n: 2, severity: "Extreme" });
  expect(warning?.endsAt).toBe(NOW + 180 * MINUTE_MS);
  expect(alertOf("cap-K1")).toMatchObject({ tier: "merusak", endedAt: null });
});

test("weather.1 the same address with new content is fetched again when the index dates it anew", async () => {
  const body = fault("weather-same-identifier-later-sent/1-CJK20261130041_alert.xml");
  const graver = body.replace("Moderate", "Extreme");
  await house.tell("nowcast", index(["CJK20261130041"]), { CJK20261130041: body });
  const later = index(["CJK20261130041"], "Mon, 30 Nov 2026 14:31:00 +0700");
  house.clock.set(NOW + 2 * MINUTE_MS);
  await house.tell("nowcast", later, { CJK20261130041: graver });
  expect(house.warnings()).toMatchObject([{ versions: [{ severity: "Moderate" }, { severity: "Extreme" }] }]);
  house.restart();
  await house.tell("nowcast", later);
  expect(house.status("nowcast").owed).toBe(0);
});

describe("weather.7 an end or an area that is not read", () => {
  test.each([
    ["no-expires", NOW - 6 * MINUTE_MS + 180 * MINUTE_MS, ["end-unknown"]],
    ["expires-before-sent", NOW - 6 * MINUTE_MS + 180 * MINUTE_MS, ["end-unknown"]],
    ["expires-24", Date.parse("2026-11-30T17:00:00Z"), []],
    ["offset-07", NOW + 120 * MINUTE_MS, []],
    ["no-zone", NOW + 120 * MINUTE_MS, []],
    ["bare-ampersand", NOW + 120 * MINUTE_MS, []],
  ])("%s is in force, its alert open, and says what is not known", async (name, endsAt, flags) => {
    await house.tell("nowcast", index(["CJK20261130041"]), {
      CJK20261130041: fault(`weather-end-not-read/${name}.xml`),
    });
    const [warning] = house.warnings();
    // From `effective`, a minute after `sent`.
    const ends = flags.length > 0 ? endsAt + MINUTE_MS : endsAt;
    expect(warning).toMatchObject({ status: "live", endsAt: ends, flags });
    expect(alertOf(warning?.id ?? "")).toMatchObject({ tier: "dirasakan", endedAt: null });
    expect(reasons().join()).toMatch(/perkiraan [\d,]+ (ribu|juta) orang/);
  });

  test("circle: Jabodetabek within 25 km of central Jakarta", async () => {
    const warning = await warn(fault("weather-area-not-read/circle.xml"));
    expect(warning).toMatchObject({ status: "live", flags: [] });
    expect(peopleOf(warning)).toBeGreaterThan(10_000_000);
    expect(peopleOf(warning)).toBeLessThan(25_000_000);
  });
});

/** The house hears one document, by a code of its own. */
async function warn(body: string, code = "CJK20261130041"): Promise<WeatherAlert> {
  documents.set(code, body);
  await house.tell("nowcast", index([...documents.keys()]), Object.fromEntries(documents));
  const [warning, ...more] = house.warnings();
  if (!warning || more.length > 0) throw new Error(`expected one warning, have ${more.length + (warning ? 1 : 0)}`);
  return warning;
}
const documents = new Map<string, string>();
beforeEach(() => documents.clear());
const peopleOf = ({ id }: WeatherAlert) => house.store.world.impact.get(id)?.peopleInside;

describe("weather.10 areas that are told by codes alone", () => {
  const body = fault("weather-area-not-read/geocode.xml");
  const area = (...told: [name: string, ...codes: string[]][]) =>
    body.replace(
      /<area>.*<\/area>/,
      told
        .map(([name, ...codes]) => {
          const geocodes = codes.map((code) => `<geocode><valueName>X</valueName><value>${code}</value></geocode>`);
          return `<area><areaDesc>${name}</areaDesc>${geocodes.join("")}</area>`;
        })
        .join(""),
    );

  test.each([
    ["a province", body, 11_038_216],
    ["a kabupaten", area(["Kab. Cianjur", "32.03"]), 2_638_825],
    ["a kota, without its dot", area(["Bogor", "3271"]), 1_144_108],
    ["both Bogor", area(["Kabupaten Bogor dan Kota Bogor", "3201", "3271"]), 6_953_898],
  ])("%s is drawn round its kecamatan: its people", async (_, told, people) => {
    const warning = await warn(told);
    expect(warning).toMatchObject({ status: "live", flags: ["area-by-code"] });
    expect(Math.abs((peopleOf(warning) ?? 0) / people - 1)).toBeLessThan(0.05);
    await house.tell("nowcast", index(["CJK20261130041"], "Mon, 30 Nov 2026 14:31:00 +0700"), { CJK20261130041: told });
    expect(house.warnings()[0]?.versions).toHaveLength(1);
  });

  test.each([
    ["BPS counts Simeulue as 1101, Kemendagri Aceh Selatan", area(["Simeulue", "1101"])],
    ["BPS counts Papua Barat as 91, Kemendagri Papua", area(["Papua Barat", "91"])],
    ["a code of ours and one of nobody's", area(["Cianjur", "32.03", "99.99"])],
    ["a code without a name", area(["", "32.03"])],
  ])("%s: people are unknown, never none", async (_, told) => {
    const warning = await warn(told);
    expect(warning).toMatchObject({ status: "live", flags: ["area-unknown"] });
    expect(peopleOf(warning)).toBeNull();
    expect(reasons()).toContain("penduduk di wilayah peringatan belum diketahui");
  });

  test("of two areas one that is not known is told", async () => {
    const warning = await warn(area(["Kab. Cianjur", "32.03"], ["Simeulue", "1101"]));
    expect(warning.flags).toEqual(["area-by-code", "area-partly"]);
  });
});

describe("what an Update does not tell", () => {
  const first = fault("weather-end-not-read/offset-07.xml");
  const update = first
    .replace("<msgType>Alert", "<references>x,Z.offset-07,x</references><msgType>Update")
    .replace(/<identifier>.*?</, "<identifier>Z.update<")
    .replace(/<sent>.*?</, "<sent>2026-11-30T14:32:00+07:00<")
    .replace("Zona +07", "Zona diperbarui");
  const original = /<identifier>(.*?)</.exec(first)?.[1] ?? "";
  const renewed = update.replace("Z.offset-07", original);
  const AREA = /<area>.*<\/area>/;
  const EXPIRES = /<expires>.*?<\/expires>/;
  const until = NOW + 120 * MINUTE_MS;
  const hear = async (then: string) => {
    const before = await warn(first);
    house.clock.set(NOW + 3 * MINUTE_MS);
    const after = await warn(then, "CJK20261130042");
    return { before, after };
  };

  test("weather.9 an area that can't be read stays that of the version before, and is told once", async () => {
    const { before, after } = await hear(renewed.replace(AREA, "<area><areaDesc>Jakarta</areaDesc></area>"));
    expect(after).toMatchObject({ status: "live", flags: ["area-kept"], polygons: before.polygons });
    expect(peopleOf(after)).toBeGreaterThan(0);
    house.restart();
    await warn(first);
    expect(house.warnings()[0]?.versions).toHaveLength(2);
  });

  test("weather.9 an end that can't be read is not before the one that was told", async () => {
    const { after } = await hear(renewed.replace(EXPIRES, ""));
    expect(after).toMatchObject({ flags: ["end-unknown"], endsAt: NOW + 182 * MINUTE_MS });
    house.clock.set(NOW + 4 * MINUTE_MS);
    const longer = first.replace("16:30:00", "22:30:00").replaceAll(original, "Z.longer");
    documents.clear();
    await house.tell("nowcast", index(["CJK20261130051"]), { CJK20261130051: longer });
    const bare = renewed.replace(original, "Z.longer").replace("Z.update", "Z.bare").replace(EXPIRES, "");
    await house.tell("nowcast", index(["CJK20261130052"]), { CJK20261130052: bare });
    expect(house.warnings().find(({ id }) => id === "cap-Z.longer")).toMatchObject({ endsAt: NOW + 480 * MINUTE_MS });
  });

  test.each([
    ["Pembatalan Peringatan Dini Cuaca", ["cancel-unknown"]],
    ["Peringatan dini dicabut", ["cancel-unknown"]],
    ["Warning cancelled", ["cancel-unknown"]],
    ["Peringatan tidak berlaku lagi", ["cancel-unknown"]],
    ["Peringatan belum dicabut", []],
  ])("weather.8 %s: it stands until its end, with %j", async (headline, flags) => {
    const { after } = await hear(renewed.replace("Zona diperbarui", headline));
    expect(after).toMatchObject({ status: "live", cancelled: false, flags, endsAt: until });
    expect(alertOf(after.id)).toMatchObject({ endedAt: null });
  });

  test("weather.8 in words alone and without an end of its own it ends when it would have", async () => {
    const { after } = await hear(renewed.replace("Zona diperbarui", "Pembatalan").replace(EXPIRES, ""));
    expect(after).toMatchObject({ status: "live", endsAt: until });
  });
});
