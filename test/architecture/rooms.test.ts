import { describe, expect, test } from "vitest";
import { complaint, roomOf, targetOf } from "./complaint.ts";
import { cyclesIn } from "./cycles.ts";
import { projectFiles, read } from "./files.ts";
import { importsOf } from "./imports.ts";
import { readmeTable } from "./readmeTable.ts";
import { ROOMS } from "./table.ts";

const sources = projectFiles().filter((path) => /^(shared|server|client)\/.*\.(ts|js|svelte|css)$/.test(path));
const packages = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;
const declared = new Set(Object.keys(packages.dependencies));
for (const name of ["geojson", "topojson-specification"]) declared.add(name); // types alone

describe("imports", () => {
  test("point one way", () => {
    expect(sources.length).toBeGreaterThan(20);
    const complaints = sources.flatMap((path) =>
      importsOf(path, read(path)).flatMap((specifier) => complaint(path, specifier, declared) ?? []),
    );
    expect(complaints).toEqual([]);
  });

  test.each([
    ["shared/world/world.ts", "../../server/clock.ts", "shared/ imports only shared/"],
    ["shared/world/world.ts", "../geo/distance.ts", "may import shared/time.ts, shared/record"],
    ["shared/felt/blend.ts", "../impact/listing.ts", "may import shared/time.ts"],
    ["shared/world/world.ts", "node:fs", "uses no such package"],
    ["shared/geo/distance.ts", "svelte", "uses no such package"],
    ["server/upstream/get.ts", "../store/store.ts", "may import shared"],
    ["server/upstream/get.ts", "../../client/lib/live.svelte.ts", "meet only in shared/"],
    ["server/hazards/merge.ts", "../commands/obey.ts", "may import shared"],
    ["server/http/routes.ts", "../app.ts", "may import shared"],
    ["server/http/routes.ts", "socket.io", "known to server/realtime alone"],
    ["server/registry/seed.ts", "../store/sqlite.ts", "may import shared"],
    ["server/registry/seed.ts", "pg", "known to server/store alone"],
    ["server/app.ts", "./drill/replica.ts", "may import shared"],
    ["server/app.ts", "../test/browser.ts", "no room of the house"],
    ["client/wall/Wall.svelte", "../desk/queue/Queue.svelte", "screens never import each other"],
    ["client/wall/Wall.svelte", "maplibre-gl/dist/maplibre-gl.css", "known to client/map alone"],
    ["client/wall/scene/scene.ts", "../cards/Card.svelte", "may import shared, client/wall/say"],
    ["client/ui/Lamp.svelte", "../map/Map.svelte", "may import shared"],
    ["client/lib/live.ts", "node:fs", "uses no such package"],
    ["client/lib/live.ts", "zod-to-something", "uses no such package"],
    ["server/secret.ts", "node:fs", "lies in no room"],
  ])("of %s from %s are refused with what to do instead", (from, specifier, why) => {
    expect(complaint(from, specifier, declared)).toContain(why);
  });

  test.each([
    ["server/store/cli.ts", "../registry/default.ts"],
    ["server/drill/cli.ts", "../app.ts"],
    ["server/registry/seed.ts", "../store/store.ts"],
    ["server/feeds/autogempa.ts", "../upstream/feed.ts"],
    ["client/wall/Wall.svelte", "../ui/tokens.css"],
    ["client/map/Map.svelte", "maplibre-gl/dist/worker.js?url"],
    ["server/realtime/hub.ts", "../clock.ts"],
  ])("of %s from %s are fine", (from, specifier) => {
    expect(complaint(from, specifier, declared)).toBeNull();
  });

  test("go round in no ring, neither files nor rooms", () => {
    const files = new Map(sources.map((path) => [path, filesNamedBy(path)]));
    const rooms = new Map<string, Set<string>>();
    for (const [path, targets] of files)
      for (const target of targets) {
        const [here, there] = [roomOf(path)!, roomOf(target)!];
        if (here !== there) rooms.set(here, (rooms.get(here) ?? new Set()).add(there));
      }
    expect(cyclesIn(files)).toEqual([]);
    expect(cyclesIn(rooms)).toEqual([]);
  });

  test("that go round are found", () => {
    const edges = { a: ["b"], b: ["c", "d"], c: ["a"], d: ["e"], e: ["d", "f"], f: [] };
    const found = cyclesIn(new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)])));
    expect(found.map((ring) => ring.join("")).sort()).toEqual(["abc", "de"]);
  });

  test("a package that package.json does not declare is refused", () => {
    expect(complaint("shared/world/world.ts", "zod", new Set())).toContain("package.json does not declare zod");
  });

  test("of every form are seen", () => {
    const code = `import a from "./a.ts"; import type { B } from "./b.ts"; export * from "./c.ts"; export type { D } from "./d.ts";
      import "./e.css"; const f = await import("./f.ts"); type G = import("./g.ts").G;`;
    const seen = ["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.css", "./f.ts", "./g.ts"];
    expect(importsOf("x.ts", code).sort()).toEqual(seen);
    const component = `<script module lang="ts">import "./m.ts";</script><script lang="ts">${code}</script>
      {#await import("./lazy.ts")}{/await}<style>@import "./s.css";</style>`;
    expect(importsOf("X.svelte", component).sort()).toEqual([...seen, "./lazy.ts", "./m.ts", "./s.css"].sort());
  });
});

describe("the table of rooms", () => {
  test("names no room that is empty", () => {
    const lived = new Set(projectFiles().map(roomOf));
    expect(Object.keys(ROOMS).filter((room) => !lived.has(room))).toEqual([]);
  });

  test("opens with a single file no more of the room that it lies in: it imports nothing from there", () => {
    const named = new Set(Object.values(ROOMS).flatMap(({ rooms }) => rooms));
    const single = [...named].filter((path) => sources.includes(path) && !(path in ROOMS));
    expect(single).toContain("server/store/store.ts");
    const opened = single.flatMap((path) =>
      [...filesNamedBy(path)]
        .filter((target) => roomOf(target) === roomOf(path))
        .map((target) => `${path} → ${target}`),
    );
    expect(opened).toEqual([]);
  });

  test("is the one in the README", () => {
    const shown = /<!-- rooms -->\n+([\s\S]*?)\n+<!-- \/rooms -->/.exec(read("README.md"))?.[1];
    expect(shown).toBe(readmeTable());
  });
});

function filesNamedBy(path: string): Set<string> {
  const named = importsOf(path, read(path)).filter((specifier) => specifier.startsWith("."));
  return new Set(named.map((specifier) => targetOf(path, specifier)).filter((target) => sources.includes(target)));
}
