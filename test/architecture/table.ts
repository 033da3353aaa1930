/** The house of the project as data: which rooms there are, what each is for, and what it may import. Imports point one way. */

interface Room {
  /** What it is for, in a few words: the README shows them. */
  about: string;
  /** Rooms that it may import. It may always import itself. */
  rooms: readonly string[];
  /** Packages, and scopes when they end with a slash or a colon: `node:` stands for all of Node's own. */
  packages: readonly string[];
}

type Table = Record<string, Room>;

/** The pure middle, from the ground up: a room may import every room of the floors below its own, or fewer where it says so. */
export const FLOORS: readonly Record<string, { about: string; only?: readonly string[]; packages?: string[] }>[] = [
  {
    "shared/time.ts": { about: "Indonesia's three zones, days, durations" },
    "shared/groupBy.ts": { about: "items by a key of theirs" },
    "shared/screen": { about: "how large words must be, which screens are offered and from where they are read" },
    "shared/setting.ts": { about: "a figure of ours, with whose it is and why" },
    "shared/geo": {
      about: "points, lines, areas and their indices on the sphere",
      packages: ["flatbush", "@turf/turf", "geojson"],
    },
  },
  {
    "shared/record": {
      about: "the nouns that are journaled: bulletin, hazard, impact, alert, place, coverage",
      only: ["shared/time.ts", "shared/geo"],
    },
    "shared/intensity": { about: "how strong it shakes: the scheme, its equations, faults, waves" },
    "shared/travel": { about: "how long the way takes" },
  },
  {
    "shared/words": { about: "what every screen says: figures, levels, severities, kinds, names" },
    "shared/officer": { about: "what an officer is called" },
    "shared/gazetteer": { about: "kabupaten, and places by the names that people give them" },
    "shared/bmkg": { about: "how BMKG's feeds fare and what they tell" },
    "shared/world": {
      about: "all that is known, and the one reducer that applies an entry to it",
      only: ["shared/time.ts", "shared/record"],
    },
  },
  {
    "shared/need": { about: "displaced, needs, stock in time, what is short" },
    "shared/felt": { about: "felt reports worked into the field", packages: ["d3-contour", "geojson"] },
    "shared/calm": { about: "whether it may be said that nothing is in force" },
    "shared/tsunami": { about: "a zone's name, its strip of coast, its posts and people" },
  },
  {
    "shared/speech": { about: "sentences for the ear" },
    "shared/ground": { about: "land, people and places of the country, indexed" },
  },
  {
    "shared/shaking": { about: "the field of one quake that every figure is read from" },
    "shared/help": { about: "who comes, from where, when" },
  },
  { "shared/impact": { about: "from a hazard to people, posts, help and needs" } },
  { "shared/alert": { about: "how loud we are: tiers, reasons, sequences, endings" } },
  { "shared/incident": { about: "what we do about it: states, clocks, counts, whom to call" } },
  { "shared/command": { about: "every deed of an officer: who may, and what comes of it" } },
  { "shared/wire": { about: "what crosses between server and screens" } },
];

const LEAVES = ["server/config.ts", "server/clock.ts", "server/log.ts"];
/** What the journal is to those who only append and read: its contract, not the stores. */
const CONTRACT = "server/store/store.ts";
const WHOLE_SERVER = [
  ...LEAVES,
  ..."upstream feeds satellite hazards store store/sittings store/vault registry registry/import registry/table access access/officers commands serve public reactions realtime http"
    .split(" ")
    .map((room) => `server/${room}`),
  "server/command.ts",
  "server/app.ts",
];

const server = (about: string, rooms: readonly string[], ...packages: string[]): Room => ({
  about,
  rooms: ["shared", ...LEAVES, ...rooms],
  packages: ["node:", "zod", "geojson", ...packages],
});

const SERVER: Table = {
  "server/config.ts": { about: "the environment, read once", rooms: ["shared", "server/phones.ts"], packages: ["zod"] },
  "server/phones.ts": { about: "the numbers that a resident is told to call", rooms: ["shared"], packages: [] },
  "server/clock.ts": { about: "the present", rooms: ["shared"], packages: [] },
  "server/log.ts": { about: "lines for the operator", rooms: ["shared"], packages: [] },
  "server/help.js": { about: "who asks how a command is used, and what a command ends with", rooms: [], packages: [] },
  "server/command.ts": {
    about: "a command of the operator: its words, its usage, its exit code",
    rooms: ["server/log.ts", "server/help.js"],
    packages: ["node:"],
  },
  "server/upstream": server("how anything outside is read", [], "fast-xml-parser", "node-cron"),
  "server/feeds": server("BMKG's drivers: each describes itself and parses", ["server/upstream"]),
  "server/satellite": server("Himawari's pictures, for walls that show them", ["server/upstream", "server/store"]),
  "server/hazards": server("many tellers, one hazard in versions", []),
  "server/store/sittings": server("who sits at which desk, and who tried to", [], "pg"),
  "server/store/vault": server("what lies beside the journal because it must be able to vanish", [], "pg"),
  "server/store": server(
    "the journal: SQLite or PostgreSQL, one contract",
    ["server/store/sittings", "server/store/vault"],
    "pg",
  ),
  // Facts, and the kept scripts that made them; the scripts are run by hand with packages of the tests.
  "server/data": {
    about: "tables of facts with their sources",
    rooms: [],
    packages: ["node:", "@turf/turf", "geojson", "topojson-client", "topojson-specification"],
  },
  "server/registry/table": server("rows and cells, of whatever file", ["server/data"], "csv-parse", "read-excel-file"),
  "server/registry/import": server("a ministry's own tables, checked, all or nothing", ["server/registry/table"]),
  "server/registry": server(
    "our places and the ground they stand on",
    ["server/command.ts", "server/registry/table", "server/registry/import", "server/data", CONTRACT],
    "csv-parse",
    "topojson-client",
    "topojson-specification",
  ),
  "server/access/officers": server("who serves, and by what they log in", [
    "server/command.ts",
    CONTRACT,
    "server/store/vault",
  ]),
  "server/access": server("door, seats, links", [
    "server/access/officers",
    CONTRACT,
    "server/store/sittings",
    "server/store/vault",
  ]),
  "server/commands": server("an officer's deed, obeyed or refused", ["server/access", CONTRACT]),
  "server/serve": server("files kept ready to be sent", [], "express"),
  "server/public": server("the public page and feeds, rendered on each change", [
    "server/phones.ts",
    "server/serve",
    CONTRACT,
  ]),
  "server/reactions": server("what follows from a reading and from an entry; who polls", [
    "server/upstream",
    "server/hazards",
    CONTRACT,
  ]),
  "server/realtime/scopes.ts": server("which parts of the world there are, who joins them and what is shown there", []),
  "server/realtime/replay": server("telling again what was", ["server/realtime/scopes.ts", "server/store"]),
  "server/realtime": server(
    "sockets: walls, desks, fan-out",
    ["server/realtime/scopes.ts", "server/realtime/replay", "server/commands", "server/access", CONTRACT],
    "socket.io",
  ),
  "server/http": server(
    "pages, map and API by address",
    [
      "server/phones.ts",
      "server/public",
      "server/serve",
      "server/access",
      "server/satellite",
      "server/registry",
      "server/realtime/scopes.ts",
      CONTRACT,
    ],
    "express",
    "helmet",
  ),
  "server/app.ts": server("puts the parts together", WHOLE_SERVER),
  "server/index.ts": server("`npm start`", WHOLE_SERVER),
  "server/store/cli.ts": server("`npm run journal`", WHOLE_SERVER),
  "server/store/backup/cli.ts": server("`npm run backup`, `npm run restore`", WHOLE_SERVER),
  "server/access/cli.ts": server("`npm run officer`", WHOLE_SERVER),
  "server/registry/cli.ts": server("`npm run import`", WHOLE_SERVER),
  "server/registry/pack/cli.ts": server("`npm run pack`", WHOLE_SERVER),
  "server/drill": server("a second instance round a replica of BMKG", WHOLE_SERVER),
  "server/impact": server("`npm run impact`: one question from the command line", WHOLE_SERVER),
  "server/learn": server("`npm run learn`: what reports say of our estimates, month by month", WHOLE_SERVER),
  "server/travel": server("`npm run travel`: how long journeys take", WHOLE_SERVER),
  "server/backtest": server("`npm run backtest`: what the alarm would have done with quakes of known outcome", [
    ...WHOLE_SERVER,
    "server/learn",
  ]),
  "server/deploy": {
    about: "a service of the machine: units, proxies, the operator's command",
    rooms: [],
    packages: [],
  },
  "server/prepare": {
    about: "installs and builds what is missing, beside what stands",
    rooms: [],
    packages: ["node:"],
  },
  "server/start.js": {
    about: "runs a command on our own Node",
    rooms: ["server/prepare", "server/help.js"],
    packages: ["node:"],
  },
};

const part = (about: string, rooms: readonly string[], ...packages: string[]): Room => ({
  about,
  rooms: ["shared", ...rooms],
  packages: ["svelte", ...packages],
});
const MAP = ["client/map", ...["camera", "labels", "ground", "drawing", "layers"].map((room) => `client/map/${room}`)];
const BESIDE = ["client/lib", "client/ui"];
const wall = (about: string, rooms: string, more: readonly string[] = []): Room =>
  part(about, [...(rooms ? rooms.split(" ").map((room) => `client/wall/${room}`) : []), ...more]);
const desk = (about: string, rooms: string, ...packages: string[]): Room =>
  part(about, [...BESIDE, ...(rooms ? rooms.split(" ").map((room) => `client/desk/${room}`) : [])], ...packages);
const GEOJSON = ["topojson-client", "topojson-specification", "geojson", "@turf/turf"];

const CLIENT: Table = {
  "client/lib": part("the live copy of the world, the socket, the present", [], "zod", "socket.io-client"),
  "client/ui": part("tokens, fonts and the small parts that screens share", ["client/lib"], "@fontsource/"),

  "client/map/camera": part("where the picture looks", [], "maplibre-gl"),
  "client/map/ground": part("the base map, as it is fetched and cut", ["client/lib"], "zod", ...GEOJSON),
  // The map draws its labels itself, so it brings their font as files.
  "client/map/labels": part(
    "names that find their place",
    ["client/map/camera", "client/map/ground"],
    "maplibre-gl",
    "@fontsource/",
    ...GEOJSON,
  ),
  "client/map": part(
    "the one map, its symbols and colours",
    ["client/lib", "client/map/camera", "client/map/labels"],
    "maplibre-gl",
    ...GEOJSON,
  ),
  "client/map/drawing": part(
    "from the world to GeoJSON",
    ["client/map", "client/map/camera", "client/map/ground", "client/map/labels"],
    ...GEOJSON,
  ),
  "client/map/layers": part("a component for each thing on the map", ["client/lib", ...MAP], "maplibre-gl", ...GEOJSON),

  "client/wall/say": wall("the wall's own turns of phrase", ""),
  "client/wall/scene": wall("what is news, on which cards, how large", "say", ["client/map/camera"]),
  "client/wall/figures": wall("what a card holds, as plain data", "say scene"),
  "client/wall/notes": wall("clocks, lamps, legend, sources, versions", "say scene figures", [
    ...BESIDE,
    "client/map/ground",
  ]),
  "client/wall/cards": wall("the cards", "say scene figures notes", BESIDE),
  "client/wall/plates": wall("what lies over the map", "say scene figures notes", BESIDE),
  "client/wall/upkeep": wall("what keeps a wall alive for months", "say scene", ["client/lib", "client/map"]),
  "client/wall/map": wall("what stands on the map", "say scene figures upkeep", ["client/lib", ...MAP]),
  "client/wall/sound": wall("what sounds, once", "say scene", ["client/lib"]),
  "client/wall": wall("`/wall`", "say scene figures notes cards plates upkeep map sound", [...BESIDE, ...MAP]),

  "client/desk/say": desk("the desk's own turns of phrase", ""),
  "client/desk/scrolls.ts": desk("tables that scroll by keys", ""),
  "client/desk/answers.ts": desk("which keys what is shown answers itself", ""),
  "client/desk/queue": desk("what waits, in its order", "say answers.ts"),
  "client/desk/why": desk("every figure down to its inputs", "say answers.ts"),
  "client/desk/who": desk("who sits here, who is on duty", "say", "zod"),
  "client/desk/response": desk("what is done about an incident", "say answers.ts"),
  "client/desk/shell": desk("what stands whatever is selected", "say scrolls.ts"),
  // A wall's layout is pure: the desk draws by it what will fit, before a link is made.
  "client/desk/walls": part("the walls, as seen from here", [
    ...BESIDE,
    ..."say scrolls.ts".split(" ").map((room) => `client/desk/${room}`),
    "client/wall/scene",
  ]),
  "client/desk/incident": desk("the one event that is worked on", "say scrolls.ts answers.ts queue why response"),
  "client/desk": desk("`/desk`", "say scrolls.ts answers.ts queue why who response shell walls incident"),
};

/** The longest name that a path begins with is its room. */
export const ROOMS: Readonly<Table> = { ...shared(), ...SERVER, ...CLIENT };

export const SCREENS = ["client/wall", "client/desk"];

/** The one room of a package that must not spread, for the sentence that says where it belongs. */
export const HOME_OF: Record<string, string> = {
  pg: "server/store",
  "socket.io": "server/realtime",
  "socket.io-client": "client/lib",
  "maplibre-gl": "client/map",
  express: "server/http",
  helmet: "server/http",
  "node-cron": "server/upstream",
  "fast-xml-parser": "server/upstream",
  "csv-parse": "server/registry/table",
  "read-excel-file": "server/registry/table",
};

/** Folders that hold more than twenty files side by side, and why. */
export const WIDE: Record<string, string> = {};

function shared(): Table {
  const below: string[] = [];
  const table: Table = {};
  for (const floor of FLOORS) {
    for (const [room, { about, only, packages = [] }] of Object.entries(floor))
      table[room] = { about, rooms: only ?? [...below], packages: ["zod", ...packages] };
    below.push(...Object.keys(floor));
  }
  return table;
}
