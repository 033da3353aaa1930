import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Page } from "playwright-core";
import { build } from "vite";
import { ROOT } from "./architecture/files.ts";

/** Nobody is asked there: the page's own route answers. */
const ADDRESS = "http://page.test/";

/**
 * A page of a test's own, built in memory as the screens are. `files` by name, the script that it begins with first; they import each other
 * and the project's by paths from the root (`/Part.svelte`, `/client/ui/Guarded.svelte`). What is returned opens it.
 */
export async function buildPage(files: Readonly<Record<string, string>>): Promise<(page: Page) => Promise<void>> {
  const [input = ""] = Object.keys(files);
  const nameOf = (id: string) => id.replace(ROOT, "").replace(/^\//, "");
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: "silent",
    plugins: [
      svelte({ configFile: false }),
      {
        name: "page-of-the-test",
        resolveId: (id) => (nameOf(id) in files ? `${ROOT}${nameOf(id)}` : null),
        load: (id) => files[nameOf(id)] ?? null,
      },
    ],
    worker: { format: "es" },
    build: { write: false, rolldownOptions: { input } },
  });
  const output = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  const parts = new Map(output.map((one) => [one.fileName, one.type === "chunk" ? one.code : one.source]));
  const entry = output.find((one) => one.type === "chunk" && one.isEntry)?.fileName;
  const html = `<!doctype html><body><script type="module" src="/${entry}"></script>`;
  return async (page) => {
    await page.route(`${ADDRESS}**`, (route) => {
      const script = parts.get(route.request().url().slice(ADDRESS.length));
      const contentType = script === undefined ? "text/html" : "text/javascript";
      return route.fulfill({ body: String(script ?? html), contentType });
    });
    await page.goto(ADDRESS);
  };
}
