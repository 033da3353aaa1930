/// <reference types="vitest/config" />
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type UserConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Each folder of client/ with an index.html is a page of its own: client/wall → dist/client/wall/index.html, served at /wall. */
const pages = readdirSync(`${here}client`)
  .map((folder) => [folder, `${here}client/${folder}/index.html`] as const)
  .filter(([, html]) => existsSync(html));

/** The screens; under vitest (`mode` is "test") also the tests, of which an installation knows nothing. */
export default defineConfig(async ({ mode }): Promise<UserConfig> => ({
  root: `${here}client`,
  publicDir: `${here}public`,
  base: "/",
  plugins: [svelte({ configFile: false })],
  // The map's worker is a module with imports of its own.
  worker: { format: "es" },
  build: {
    outDir: `${here}dist/client`,
    emptyOutDir: true,
    // start.5: syntax and styles are lowered to these; which calls they know, client/tsconfig.json says by its `lib`.
    target: ["chrome110", "edge110", "firefox115", "safari16"],
    // The map library alone is about 1 MB; a wall loads it once from its own house.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: Object.fromEntries(pages),
      // What took how long is no warning to whoever starts the server for the first time (start.7).
      checks: { bundlerTimings: false },
    },
  },
  ...(mode === "test" && { test: await tests() }),
}));

async function tests(): Promise<NonNullable<UserConfig["test"]>> {
  const { LongestFirst } = await import("./test/longestFirst.ts");
  return {
    root: here,
    include: ["test/**/*.test.ts"],
    environment: "node",
    setupFiles: ["test/setup.ts"],
    sequence: { sequencer: LongestFirst },
    // A busy machine of two cores is slow, not wrong; what must be quick measures itself.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  };
}
