import { buildGround, type Ground } from "../../shared/ground/exposure.ts";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";
import { buildZoneNames } from "../../shared/tsunami/matchZone.ts";
import { readCoast } from "./coast.ts";
import { readCoverage } from "./coverage.ts";
import type { Defaults } from "./default.ts";
import { readFaults } from "./faults.ts";
import { readIslands } from "./islands.ts";
import { readLands, readMeans } from "./means.ts";
import { readNeeds } from "./needs.ts";
import { readPopulation } from "./population.ts";
import { readExampleLumbung } from "./stock.ts";
import { readTectonics } from "./tectonics.ts";

/** Land, people and tables, from the map pack when there is one. Throws a sentence when a named pack can't be read. */
export function readGround(mapPack: string | undefined, defaults: Defaults): Ground {
  const { kabupaten, kecamatan } = defaults;
  const { base, points } = readPopulation(mapPack, defaults);
  const lands = readLands(readIslands(mapPack), kecamatan);
  return buildGround({
    base,
    population: points,
    kabupaten,
    kecamatanNames: new Map(kecamatan.map(({ code, name }) => [code, name])),
    feltNames: buildFeltNames(kabupaten, kecamatan),
    zoneNames: buildZoneNames(kabupaten),
    slab: readTectonics().slab,
    faults: readFaults(mapPack),
    islands: lands.islands,
    means: readMeans(lands),
    coverage: readCoverage(),
    needTable: readNeeds(),
    lumbungContents: readExampleLumbung(),
    coast: readCoast(mapPack, defaults.population),
  });
}
