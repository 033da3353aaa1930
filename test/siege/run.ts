import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { suffer, type Attack } from "./attack.ts";

/** `npm run siege [-- word …]`: every attack, or those whose name holds a word, one after another, on loopback; exits with 1 when one is not withstood. */
const wanted = process.argv.slice(2);
const attacks: Attack[] = [];
for (const file of readdirSync(`${import.meta.dirname}/attacks`))
  attacks.push(...((await import(`./attacks/${file}`)) as { attacks: Attack[] }).attacks);

console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}\n`);
const figure = (value: number) =>
  Number.isFinite(value) ? value.toLocaleString("en", { maximumFractionDigits: 1 }) : "never";
console.log(`${"attack".padEnd(42)} ${"bound".padEnd(32)} ${"at most".padStart(8)} ${"measured".padStart(9)}`);
for (const attack of attacks.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))) {
  const { name, rows } = await suffer(attack);
  for (const { what, atMost, measured, held } of rows) {
    console.log(
      `${name.padEnd(42)} ${what.padEnd(32)} ${figure(atMost).padStart(8)} ${figure(measured).padStart(9)} ${held ? "held" : "NOT HELD"}`,
    );
    if (!held) process.exitCode = 1;
  }
}
