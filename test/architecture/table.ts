/** What each folder may import: the house of the design, as data. Imports point one way. */

export interface Room {
  /** Folders, or single files, of the project. A room may always import itself. */
  rooms: string[];
  /** Packages, and scopes when they end with a slash. `node:` stands for all of Node's own. */
  packages: string[];
}

const LEAVES = ["server/config.ts", "server/clock.ts", "server/log.ts"];
const GROUND = ["server/feeds", "server/store", "server/registry"];
const MIDDLE = ["server/hazards", "server/incidents"];
const EDGE = ["server/realtime", "server/http"];
const WHOLE_SERVER = [
  ...LEAVES,
  ...GROUND,
  ...MIDDLE,
  ...EDGE,
  "server/data",
  "server/app.ts",
  "server/pipeline.ts",
  "server/poller.ts",
];
const SCREEN: Room = { rooms: ["shared", "client/lib", "client/map", "client/ui"], packages: ["svelte"] };

const server = (rooms: string[], ...packages: string[]): Room => ({
  rooms: ["shared", ...LEAVES, ...rooms],
  packages: ["node:", "zod", "geojson", ...packages],
});
const screenPart = (rooms: string[], ...packages: string[]): Room => ({
  rooms: ["shared", ...rooms],
  packages: ["svelte", ...packages],
});

/** The longest name that a path begins with is its room. */
export const ROOMS: Record<string, Room> = {
  shared: { rooms: [], packages: ["zod", "kdbush", "flatbush", "@turf/turf", "d3-contour", "geojson"] },

  "server/config.ts": { rooms: ["shared"], packages: ["zod"] },
  "server/clock.ts": { rooms: ["shared"], packages: [] },
  "server/log.ts": { rooms: ["shared"], packages: [] },
  "server/feeds": server([], "fast-xml-parser", "node-cron"),
  "server/store": server([], "pg"),
  // A registry's change is journaled: it knows the store's contract, not the stores.
  "server/registry": server(
    ["server/data", "server/store/store.ts"],
    "csv-parse",
    "topojson-client",
    "topojson-specification",
  ),
  "server/hazards": server(GROUND),
  "server/incidents": server(GROUND),
  "server/realtime": server([...GROUND, ...MIDDLE], "socket.io"),
  "server/http": server([...GROUND, ...MIDDLE], "express", "helmet"),
  "server/app.ts": server(WHOLE_SERVER),
  "server/pipeline.ts": server(WHOLE_SERVER),
  "server/poller.ts": server(WHOLE_SERVER),
  "server/index.ts": server(WHOLE_SERVER),
  "server/store/cli.ts": server(WHOLE_SERVER),
  "server/registry/cli.ts": server(WHOLE_SERVER),
  // A drill puts the server together once more, around a replica of BMKG.
  "server/drill": server(WHOLE_SERVER),
  // One question put to the impact, from the command line.
  "server/impact": server(WHOLE_SERVER),
  "server/prepare.js": { rooms: [], packages: ["node:"] },
  "server/start.js": { rooms: ["server/prepare.js"], packages: ["node:"] },
  // Facts, and the kept scripts that made them; the scripts are run by hand with packages of the tests.
  "server/data": {
    rooms: [],
    packages: ["node:", "@turf/turf", "geojson", "topojson-client", "topojson-specification"],
  },

  "client/lib": screenPart([], "zod", "socket.io-client"),
  // The map draws its labels itself, so it brings their font as files.
  "client/map": screenPart(
    ["client/lib"],
    "maplibre-gl",
    "topojson-client",
    "topojson-specification",
    "geojson",
    "@turf/turf",
    "@fontsource/",
  ),
  "client/ui": screenPart(["client/lib"], "@fontsource/"),
  "client/wall": SCREEN,
  "client/desk": SCREEN,
  "client/field": SCREEN,
  "client/public": SCREEN,
};

export const SCREENS = ["client/wall", "client/desk", "client/field", "client/public"];

/** The one room of a package that must not spread, for the sentence that says where it belongs. */
export const HOME_OF: Record<string, string> = {
  pg: "server/store",
  "socket.io": "server/realtime",
  "socket.io-client": "client/lib",
  "maplibre-gl": "client/map",
  express: "server/http",
  helmet: "server/http",
  "node-cron": "server/feeds",
  "fast-xml-parser": "server/feeds",
  "csv-parse": "server/registry",
};
