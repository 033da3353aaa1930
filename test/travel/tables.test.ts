import { describe, expect, test } from "vitest";
import { readDataTable } from "../../server/registry/table/dataTable.ts";
import { travelHours } from "../../shared/travel/travel.ts";
import { z } from "zod";
import { defaults, islands, kabupaten, stopAt, winged } from "./country.ts";

const cell = z.string();
const told = z.object({ basis: z.enum(["published", "ours"]), source: cell.min(1) });
const ferries = readDataTable("ferries", told.extend({ from: cell, to: cell, as_of: cell.regex(/^20\d\d-\d\d$/) }));

describe("travel.1 the table of ferries", () => {
  test("has at least forty crossings, each dated, with its source or marked as ours", () => {
    expect(ferries.length).toBeGreaterThanOrEqual(40);
    expect(ferries.filter(({ basis }) => basis === "published").length).toBeGreaterThanOrEqual(9);
    expect(new Set(ferries.map(({ from, to }) => [from, to].sort().join())).size).toBe(ferries.length);
  });

  test("each crossing is sailed: its ends lie on two islands, and no road is sooner", () => {
    const { harbours, sailed } = winged.ferries;
    const rank = (name: string) => harbours.findIndex((harbour) => harbour.name === name);
    const driven = ferries.filter(({ from, to }) => sailed(rank(from), rank(to)) === undefined);
    expect(driven.map(({ from, to }) => `${from}–${to}`)).toEqual([]);
    expect(harbours.filter(({ island }) => island === null).map(({ name }) => name)).toEqual(["Pulau Banyak"]);
  });
});

describe("help.3 the tables of airports", () => {
  const Row = told.extend({
    icao: cell,
    town: cell,
    scheduled_service: cell,
    lat: z.coerce.number(),
    lon: z.coerce.number(),
  });
  const [first, more] = [readDataTable("airports", Row), readDataTable("airports_more", Row)];

  test("are the 75 rows of OurAirports and the smaller fields that it leaves out, no field twice", () => {
    expect(first).toHaveLength(75);
    const served = [...first, ...more].filter(({ scheduled_service }) => scheduled_service === "yes");
    expect(new Set(served.map(({ icao }) => icao)).size).toBe(served.length);
    expect(new Set(served.map(({ town }) => town)).size).toBe(served.length);
    expect(winged.airports).toHaveLength(served.length);
  });

  test("Polonia and Tabing are closed, Kualanamu and Minangkabau serve their towns", () => {
    const towns = winged.airports.map(({ name }) => name);
    expect(towns).toEqual(expect.arrayContaining(["Medan", "Padang", "Kupang", "Wamena"]));
    expect(towns).not.toEqual(expect.arrayContaining(["Medan (Soewondo)"]));
    expect(towns).not.toEqual(expect.arrayContaining(["Padang (Tabing)"]));
  });
});

describe("travel.2 kabupaten without a road across their border", () => {
  const roadless = readDataTable("roadless", told.extend({ kab_code: cell, name: cell, reached_by: cell }));
  const jayapura = stopAt([140.7, -2.53]);

  test("are those of the table by their own names, and each is an island of its own", () => {
    const names = new Map(defaults.kabupaten.map(({ code, name }) => [code, name]));
    expect(roadless.map(({ kab_code }) => names.get(kab_code))).toEqual(roadless.map(({ name }) => name));
    const own = roadless.map(({ kab_code }) => kabupaten(kab_code).island);
    expect(new Set([...own, jayapura.island]).size).toBe(roadless.length + 1);
  });

  test.each(roadless.map(({ kab_code, name, reached_by }) => [name, reached_by, kab_code] as const))(
    "%s is reached by %s, from Jayapura as from Jakarta, and by no road",
    (_name, by, code) => {
      for (const from of [jayapura, stopAt([106.88, -6.13])]) {
        const { hours, legs } = travelHours(from, kabupaten(code), winged);
        expect(legs.map(({ mode }) => mode)).toContain(by === "air" ? "udara" : "laut");
        const hasAirport = winged.airportsOf(kabupaten(code).island).length > 0;
        expect(hours === null).toBe(by === "air" && !hasAirport);
      }
    },
  );

  test("Wamena, Oksibil and Sugapa have an airport in the table", () => {
    const known = roadless.filter(({ kab_code }) => winged.airportsOf(kabupaten(kab_code).island).length > 0);
    expect(known.map(({ kab_code }) => kab_code)).toEqual(["94.07", "95.01", "95.02"]);
  });

  test("every kecamatan of theirs lies inside them, and no other of Papua does", () => {
    const own = new Map(roadless.map(({ kab_code }) => [kabupaten(kab_code).island, kab_code]));
    for (const { at, kabCode, code } of defaults.kecamatan.filter(({ kabCode }) => /^9[1-6]/.test(kabCode))) {
      const inside = own.get(islands.islandOf(at) ?? -1);
      // An islet off the coast of Asmat is no part of its road.
      if (inside !== undefined || (own.get(kabupaten(kabCode).island) !== undefined && kabCode !== "93.04"))
        expect(inside, code).toBe(kabCode);
    }
  });
});
