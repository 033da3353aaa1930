import { describe, expect, test } from "vitest";
import { complaint } from "./architecture/complaint.ts";
import { projectFiles, read, ROOT } from "./architecture/files.ts";
import { importsOf } from "./architecture/imports.ts";

const files = projectFiles();
const packages = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;
const declared = new Set(Object.keys(packages.dependencies));
for (const name of ["geojson", "topojson-specification"]) declared.add(name); // types alone

describe("imports", () => {
  test("point one way", () => {
    const sources = files.filter((path) => /^(shared|server|client)\/.*\.(ts|js|svelte|css)$/.test(path));
    expect(sources.length).toBeGreaterThan(20);
    const complaints = sources.flatMap((path) =>
      importsOf(path, read(path)).flatMap((specifier) => complaint(path, specifier, declared) ?? []),
    );
    expect(complaints).toEqual([]);
  });

  test.each([
    ["shared/world.ts", "../server/clock.ts", "shared/ imports only shared/"],
    ["shared/world.ts", "node:fs", "uses no such package"],
    ["shared/geo/distance.ts", "svelte", "uses no such package"],
    ["server/feeds/get.ts", "../store/store.ts", "may import shared"],
    ["server/feeds/get.ts", "../../client/lib/live.svelte.ts", "meet only in shared/"],
    ["server/hazards/merge.ts", "../incidents/desk.ts", "may import shared"],
    ["server/http/routes.ts", "../app.ts", "may import shared"],
    ["server/http/routes.ts", "socket.io", "known to server/realtime alone"],
    ["server/registry/import.ts", "../store/sqlite.ts", "may import shared"],
    ["server/registry/import.ts", "pg", "known to server/store alone"],
    ["server/app.ts", "./drill/replica.ts", "may import shared"],
    ["server/app.ts", "../test/browser.ts", "no room of the house"],
    ["client/wall/Wall.svelte", "../desk/Queue.svelte", "screens never import each other"],
    ["client/wall/Wall.svelte", "maplibre-gl/dist/maplibre-gl.css", "known to client/map alone"],
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
    ["server/hazards/merge.ts", "../feeds/feed.ts"],
    ["client/wall/Wall.svelte", "../ui/tokens.css"],
    ["client/map/Map.svelte", "maplibre-gl/dist/worker.js?url"],
    ["server/realtime/hub.ts", "../clock.ts"],
  ])("of %s from %s are fine", (from, specifier) => {
    expect(complaint(from, specifier, declared)).toBeNull();
  });

  test("a package that package.json does not declare is refused", () => {
    expect(complaint("shared/world.ts", "zod", new Set())).toContain("package.json does not declare zod");
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

describe("files", () => {
  test("the top level holds the house and nothing else", () => {
    const house =
      `client server shared public test package.json package-lock.json tsconfig.json vite.config.ts README.md LICENSE
      eslint.config.js`.split(/\s+/);
    const top = [...new Set(files.map((path) => path.split("/")[0]!))];
    expect(top.filter((name) => !name.startsWith(".") && !house.includes(name))).toEqual([]);
  });

  test("none is named after a drawer", () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|types|constants|misc|common)\.\w+$/.test(path))).toEqual([]);
  });

  test("none holds a path of somebody's machine", () => {
    const somebodys = /(?<![\w/.:-])\/(?:home|Users|root|work|mnt)\/[\w.-]+|[A-Z]:\\Users\\/;
    expect(somebodys.test(["see ", "home", "somebody", "notes"].join("/"))).toBe(true);
    const withPath = files.flatMap((path) => {
      const text = read(path);
      if (text.includes("\0")) return [];
      const found = somebodys.exec(text)?.[0] ?? (text.includes(ROOT) ? ROOT : null);
      return found === null ? [] : [`${path}: ${found}`];
    });
    expect(withPath).toEqual([]);
  });
});
