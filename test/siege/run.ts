import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { answer, NotUnderstood } from "../../server/command.ts";
import { suffer, type Attack } from "./attack.ts";

const USAGE = `npm run siege               semua serangan, satu per satu, di loopback; 1 bila satu tidak tertahan
npm run siege -- KATA …     hanya yang namanya memuat kata itu`;

await answer(USAGE, process.argv.slice(2), async (wanted) => {
  const all: Attack[] = [];
  for (const file of readdirSync(`${import.meta.dirname}/attacks`))
    all.push(...((await import(`./attacks/${file}`)) as { attacks: Attack[] }).attacks);
  const attacks = all.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  if (attacks.length === 0) throw new NotUnderstood(`Tidak ada serangan yang namanya memuat "${wanted.join(" ")}".`);

  console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}\n`);
  console.log(`${"attack".padEnd(42)} ${"bound".padEnd(32)} ${"at most".padStart(8)} ${"measured".padStart(9)}`);
  let areHeld = true;
  for (const attack of attacks) {
    const { name, rows } = await suffer(attack);
    for (const { what, atMost, measured, held } of rows) {
      console.log(
        `${name.padEnd(42)} ${what.padEnd(32)} ${figure(atMost).padStart(8)} ${figure(measured).padStart(9)} ${held ? "held" : "NOT HELD"}`,
      );
      areHeld &&= held;
    }
  }
  return areHeld ? 0 : 1;
});

function figure(value: number): string {
  return Number.isFinite(value) ? value.toLocaleString("en", { maximumFractionDigits: 1 }) : "never";
}
