import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { answer, NotUnderstood } from "../../server/command.ts";
import type { Finding } from "./bench.ts";

const USAGE = `npm run bench               semua ukuran di folder ini, satu per satu
npm run bench -- NAMA …     hanya yang berkasnya mulai dengan nama itu`;

await answer(USAGE, process.argv.slice(2), async (wanted) => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".bench.ts"))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  if (files.length === 0) throw new NotUnderstood(`Tidak ada ukuran yang mulai dengan "${wanted.join(" ")}".`);

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
});
