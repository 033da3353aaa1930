import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readShakemapGrid, readShakemapInfo } from "../../server/feeds/shakemap.ts";
import { Shakemap, tenthsOfMmi } from "../../shared/record/shakemap.ts";
import { Unreadable } from "../../server/upstream/feed.ts";
import { describeWith } from "../companion.ts";
import { shakemap, SHAKEMAP_INFO, shakemapXml } from "../make/shakemap.ts";

describe("shakemap.2 a grid is read whole or not at all", () => {
  test("as it is told, its event in WIB and its making in UTC", () => {
    const { kind, status, ...told } = readShakemapGrid(shakemapXml());
    expect([kind, status]).toEqual(["ACTUAL", "RELEASED"]);
    const made = shakemap({}, { method: null });
    const { grid } = told;
    expect({ ...told, refused: null, grid: null }).toEqual({ ...made, grid: null });
    expect(grid).toMatchObject({ columns: 41, rows: 41, ratio: null });
    expect(tenthsOfMmi(grid?.mmi ?? "")[20 * 41 + 20]).toBe(72);
    expect(Shakemap.parse({ ...told, refused: null })).toEqual({ ...told, refused: null });
  });

  test("the order of its lines is of no matter", () => {
    const body = shakemapXml();
    const lines = /<grid_data>\n([\s\S]*)\n<\/grid_data>/.exec(body)?.[1] ?? "";
    const turned = body.replace(lines, lines.split("\n").reverse().join("\n"));
    expect(turned).not.toBe(body);
    expect(readShakemapGrid(turned)).toEqual(readShakemapGrid(body));
  });

  test("a finer one is thinned, where its nodes are", () => {
    const { grid } = readShakemapGrid(shakemapXml({ nodes: 161 }));
    expect(grid).toMatchObject({ columns: 81, rows: 81 });
    expect(grid?.mmi).toHaveLength(81 * 81);
    expect(tenthsOfMmi(grid?.mmi ?? "")[40 * 81 + 40]).toBe(72);
    expect(grid?.east).toBeCloseTo(108.05, 9);
    const odd = readShakemapGrid(shakemapXml({ nodes: 150 })).grid;
    expect([odd?.columns, odd?.rows]).toEqual([75, 75]);
    expect(odd?.east).toBeCloseTo(108.05 - 2 / 149, 9);
  });

  test("URAT is kept where it tells something", () => {
    expect(readShakemapGrid(shakemapXml({ ratio: 0.4 })).grid?.ratio).toHaveLength(41 * 41);
  });

  const body = shakemapXml();
  test.each<[string, string]>([
    ["half a body", body.slice(0, body.length / 2)],
    ["a page", "<html><body>Sedang dalam perbaikan</body></html>"],
    ["nothing", ""],
    ["a line less", body.replace(/\n106\.05.*/, "")],
    ["a line twice", body.replace(/(\n106\.05.*)/, "$1$1")],
    ["a node without a figure", body.replace(" 1.00 1\n", " nan 1\n").replace(/ \d\.\d\d 1\n/, " nan 1\n")],
    ["a node elsewhere", body.replace("\n106.05", "\n96.05")],
    ["an MMI of 40", body.replace(/ (\d)\.\d\d 1\n/, " 40 1\n")],
    ["no field of MMI", body.replace('name="MMI"', 'name="IMM"')],
    ["more nodes than there may be", shakemapXml({}, { nlon: "100000" })],
    ["a time that is none", shakemapXml({}, { process_timestamp: "kemarin" })],
    ["a head that never ends", body.replace("<grid_data>", `${" ".repeat(30_000)}<grid_data>`)],
    ["an id with a path in it", shakemapXml({}, { event_id: "../../x" })],
  ])("%s is unreadable", (_, wrong) => {
    expect(() => readShakemapGrid(wrong)).toThrow(Unreadable);
  });

  test("the info tells what it was made with, and nothing else of it is asked", () => {
    expect(readShakemapInfo(SHAKEMAP_INFO)).toBe("BA08, WGRW11");
    expect(readShakemapInfo("<Error><Code>AccessDenied</Code></Error>")).toBeNull();
  });
});

describeWith("feeds/shakemap", "shakemap.2 the recorded grid", (folder) => {
  const read = (name: string) => readFileSync(join(folder, `20221121124659_${name}.xml`), "utf8");

  test("is read whole, with its info", () => {
    const { grid, ...told } = readShakemapGrid(read("grid"));
    expect(told).toEqual({
      eventId: "20221121124659",
      version: 1,
      processedAt: Date.UTC(2022, 11, 1, 7, 19, 30),
      status: "RELEASED",
      kind: "ACTUAL",
      event: { at: [121.8, -2.52], originTime: Date.UTC(2022, 10, 21, 5, 46, 59), magnitude: 3.9 },
      method: null,
    });
    expect(grid).toMatchObject({ west: 119.8, north: -0.522, columns: 81, rows: 81, ratio: null });
    // mi_max of the info is 3.89.
    const strongest = Math.max(...tenthsOfMmi(grid?.mmi ?? ""));
    expect(strongest).toBeGreaterThanOrEqual(34);
    expect(strongest).toBeLessThanOrEqual(39);
    expect(readShakemapInfo(read("info"))).toBe("BA08, WGRW11");
  });
});
