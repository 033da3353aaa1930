import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import type { Finding } from "./bench.ts";

/** `npm run bench [-- name …]`: every bench of this folder, or the named ones, one after another. */
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));

console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}\n`);
for (const file of files) {
  const { bench } = (await import(`./${file}`)) as { bench: () => Promise<Finding[]> };
  for (const { name, figures } of await bench()) {
    console.log(name);
    for (const [figure, value] of Object.entries(figures))
      console.log(
        `  ${figure.padEnd(56)} ${typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 2 }) : value}`,
      );
    console.log("");
  }
}
