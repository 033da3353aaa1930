import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { LngLat } from "../../shared/geo/distance.ts";
import type { PopulationPoint } from "../../shared/gazetteer/kabupaten.ts";
import { type Place, PlaceKind } from "../../shared/record/place.ts";
import { startPostgres } from "../postgres.ts";

/** The same questions put to PostGIS: spatial indexes, prepared statements, a server of its own on this machine, all in memory. */
export interface PostGis {
  version: string;
  /** Warm statements: the first call of each plans it. */
  quake(question: QuakeQuestion): Promise<Answer>;
  weather(): Promise<Answer>;
  stop(): Promise<void>;
}

interface QuakeQuestion {
  at: LngLat;
  /** Rising: where the median falls to the lower end of each band. */
  radiiKm: readonly number[];
  insideKm: number;
  damagingKm: number;
  helpersOfEachKind: number;
}

interface Answer {
  places: number;
  people: number;
}

export interface PostGisParts {
  places: readonly Place[];
  points: readonly PopulationPoint[];
  polygons: readonly (readonly LngLat[])[];
}

/** Null where no PostgreSQL with PostGIS is installed. */
export async function startPostGis({ places, points, polygons }: PostGisParts): Promise<PostGis | null> {
  const bin = binWithPostGis();
  if (bin === null) return null;
  const server = await startPostgres({ bin, settings: ["shared_buffers=256MB", "work_mem=64MB", "jit=off"] });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await load(client, { places, points, polygons });
  const version = await client.query<{ version: string }>("select postgis_lib_version() as version");
  return {
    version: version.rows[0]?.version ?? "",
    quake: (question) => quake(client, question),
    weather: () => weather(client),
    async stop() {
      await client.end();
      await server.stop();
    },
  };
}

function binWithPostGis(): string | null {
  const told = spawnSync("pg_config", ["--bindir", "--sharedir"], { encoding: "utf8" });
  const [bindir = "", sharedir = ""] = told.status === 0 ? told.stdout.trim().split("\n") : [];
  const debian = "/usr/lib/postgresql";
  const installed = existsSync(debian) ? readdirSync(debian) : [];
  const candidates = [
    { bin: bindir, share: sharedir },
    ...installed.map((version) => ({
      bin: join(debian, version, "bin"),
      share: join("/usr/share/postgresql", version),
    })),
  ];
  const found = candidates.find(
    ({ bin, share }) => existsSync(join(bin, "initdb")) && existsSync(join(share, "extension/postgis.control")),
  );
  return found?.bin ?? null;
}

async function load(client: Client, { places, points, polygons }: PostGisParts): Promise<void> {
  await client.query(`
    create extension postgis;
    create unlogged table place (id int primary key, kind text, at geography(point));
    create unlogged table village (id int primary key, kab text, people real, at geography(point));
    create unlogged table area (id int primary key, ground geography(polygon), plane geometry(polygon));
  `);
  const lngs = (list: readonly { at: Readonly<LngLat> }[]) => list.map(({ at }) => at[0]);
  const lats = (list: readonly { at: Readonly<LngLat> }[]) => list.map(({ at }) => at[1]);
  await client.query(
    `insert into place select row_number() over (), kind, st_point(x, y)::geography
     from unnest($1::text[], $2::float8[], $3::float8[]) as rows(kind, x, y)`,
    [places.map(({ kind }) => kind), lngs(places), lats(places)],
  );
  await client.query(
    `insert into village select row_number() over (), kab, people, st_point(x, y)::geography
     from unnest($1::text[], $2::float8[], $3::float8[], $4::float8[]) as rows(kab, people, x, y)`,
    [points.map(({ kabCode }) => kabCode), points.map(({ people }) => people), lngs(points), lats(points)],
  );
  await client.query(
    `insert into area select row_number() over (), shape::geography, shape
     from (select st_geomfromgeojson(ring) as shape from unnest($1::text[]) as rows(ring)) as shapes`,
    [polygons.map((ring) => JSON.stringify({ type: "Polygon", coordinates: [ring] }))],
  );
  await client.query(`
    create index on place using gist (at);
    create index on place using gist ((at::geometry));
    ${KINDS.map((kind) => `create index on place using gist (at) where kind = '${kind}';`).join("\n")}
    create index on village using gist (at);
    create index on village using gist ((at::geometry));
    create index on area using gist (ground);
    create index on area using gist (plane);
    analyze;
  `);
}

const KINDS = PlaceKind.options;

/** Places inside with their distance, people by band, and the nearest helpers of each kind: three statements. */
async function quake(
  client: Client,
  { at, radiiKm, insideKm, damagingKm, helpersOfEachKind }: QuakeQuestion,
): Promise<Answer> {
  const epicentre = [...at];
  const inside = await client.query<{ id: number; m: number }>({
    name: "inside",
    text: `select id, st_distance(at, st_point($1, $2)::geography, false) as m
           from place where st_dwithin(at, st_point($1, $2)::geography, $3, false) order by m`,
    values: [...epicentre, 1000 * insideKm],
  });
  const people = await client.query<{ band: number; people: number }>({
    name: "people",
    text: `select width_bucket(m, $3::float8[]) as band, kab, sum(people) as people
           from (select kab, people, st_distance(at, st_point($1, $2)::geography, false) as m
                 from village where st_dwithin(at, st_point($1, $2)::geography, $4, false)) as near
           group by band, kab`,
    values: [...epicentre, radiiKm.map((km) => 1000 * km), 1000 * Math.max(...radiiKm)],
  });
  await client.query({
    name: "helpers",
    text: KINDS.map(
      (kind) => `(select id, st_distance(at, st_point($1, $2)::geography, false) as m from place
                  where kind = '${kind}' and not st_dwithin(at, st_point($1, $2)::geography, $3, false)
                  order by at <-> st_point($1, $2)::geography limit $4)`,
    ).join(" union all "),
    values: [...epicentre, 1000 * damagingKm, helpersOfEachKind],
  });
  return { places: inside.rows.length, people: people.rows.reduce((sum, row) => sum + row.people, 0) };
}

/** Places inside or within 2 km, each with its distance to the nearest polygon, and people inside by kabupaten: two statements. */
async function weather(client: Client): Promise<Answer> {
  const touched = await client.query<{ id: number; m: number }>({
    name: "touched",
    text: `select place.id, min(st_distance(place.at, area.ground, false)) as m
           from area join place on st_dwithin(place.at, area.ground, 2000, false) group by place.id order by m`,
  });
  const people = await client.query<{ kab: string; people: number }>({
    name: "people-inside",
    text: `select kab, sum(people) as people from village
           where exists (select from area where st_covers(area.plane, village.at::geometry)) group by kab`,
  });
  return { places: touched.rows.length, people: people.rows.reduce((sum, row) => sum + row.people, 0) };
}
