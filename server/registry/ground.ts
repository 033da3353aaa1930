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
import type { Pack } from "./pack/pack.ts";
import { readPopulation } from "./population.ts";
import { readExampleLumbung } from "./stock.ts";
import { readTectonics } from "./tectonics.ts";

/** Land, people and tables, from the map pack when there is one; what of it is not as it should be was told, and is not used. */
export function readGround(pack: Pick<Pack, "folder" | "files"> | undefined, defaults: Defaults): Ground {
  const { kabupaten, kecamatan } = defaults;
  const mapPack = pack?.folder;
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
    faults: readFaults(pack?.files.has("faults_named.geojson") ? mapPack : undefined),
    islands: lands.islands,
    means: readMeans(lands),
    coverage: readCoverage(),
    needTable: readNeeds(),
    lumbungContents: readExampleLumbung(),
    coast: readCoast(mapPack, defaults.population),
  });
}
