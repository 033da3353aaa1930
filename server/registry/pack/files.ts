import { z } from "zod";
import { reasonOf } from "../../log.ts";
import { INDONESIA, WORLD } from "./box.ts";
import { checkFeatures } from "./features.ts";
import { checkTopology } from "./topology.ts";
import type { Told } from "./told.ts";
import { checkVillageFloats, checkVillages } from "./villages.ts";

/** What the check of one file is told of the country and of the files before it. */
export interface Country {
  kabupaten: ReadonlySet<string>;
  /** In villages_exposure.csv. */
  villages: number;
}

interface PackFile {
  name: string;
  /** Without it there is no pack; another that lacks or is broken is left out. */
  required: boolean;
  megabytes: number;
  /** Whether screens fetch it. */
  drawn: boolean;
  check(bytes: Buffer, told: Told, country: Country): void;
}

/** Throws what the file is not, and where it ceases to be it. */
function json(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error("bukan UTF-8", { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Of a longer text V8 tells where: "… in JSON at position 12 (line 1 column 13)".
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(reasonOf(cause)) ?? [];
    throw new Error(`bukan JSON yang utuh${line === undefined ? "" : `, baris ${line} kolom ${column}`}`, { cause });
  }
}

const Anything = z.unknown();
const code = (form: RegExp, example: string) =>
  z.object({ code: z.string().regex(form, `mestinya kode Kemendagri seperti ${example}`) });

/** In this order; what each means stands in README.md beside this file. */
export const FILES: readonly PackFile[] = [
  { name: "admin.topo.json", required: true, megabytes: 10, drawn: true, check: checkBorders },
  {
    name: "villages_exposure.csv",
    required: true,
    megabytes: 50,
    drawn: false,
    check: (bytes, told, country) => void (country.villages = checkVillages(bytes, country.kabupaten, told)),
  },
  {
    name: "villages_exposure.f32",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told, { villages }) => checkVillageFloats(bytes, villages, told),
  },
  {
    name: "faults_named.geojson",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) => {
      const properties = z.object({ name: z.string().min(1), segment: z.string().min(1).nullish() });
      checkFeatures(json(bytes), { kinds: ["MultiLineString"], properties, box: INDONESIA }, told);
    },
  },
  {
    name: "neighbours.topo.json",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) => checkTopology(json(bytes), [{ name: "neighbours_raw", properties: Anything }], WORLD, told),
  },
  {
    name: "bathymetry.geojson",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) => {
      const properties = z.object({ depth: z.number().min(0).max(11_500) });
      checkFeatures(json(bytes), { kinds: ["Polygon", "MultiPolygon"], properties, box: WORLD }, told);
    },
  },
  {
    name: "lakes.geojson",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) =>
      checkFeatures(json(bytes), { kinds: ["Polygon", "MultiPolygon"], properties: Anything, box: INDONESIA }, told),
  },
  {
    name: "plate_boundaries_pb2002.geojson",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) =>
      checkFeatures(json(bytes), { kinds: ["LineString", "MultiLineString"], properties: Anything, box: WORLD }, told),
  },
  {
    name: "volcanoes_gvp_idn.geojson",
    required: false,
    megabytes: 10,
    drawn: true,
    check: (bytes, told) => {
      const properties = z.object({ name: z.string().min(1) });
      checkFeatures(json(bytes), { kinds: ["Point"], properties, box: INDONESIA }, told);
    },
  },
];

function checkBorders(bytes: Buffer, told: Told, { kabupaten }: Country): void {
  const Regency = code(/^\d\d\.\d\d$/, "32.03");
  const seen = new Set<string>();
  const each = (properties: unknown, at: string) => {
    const { code: own } = Regency.parse(properties);
    if (!kabupaten.has(own)) told.say(`${at}.code`, own, "tidak ada kabupaten dengan kode itu");
    if (seen.has(own)) told.say(`${at}.code`, own, "mestinya sekali saja: satu kabupaten, satu (Multi)Polygon");
    seen.add(own);
  };
  const objects = [
    { name: "regencies", properties: Regency, each },
    { name: "provinces", properties: code(/^\d\d$/, "32") },
  ];
  checkTopology(json(bytes), objects, INDONESIA, told);
}
