import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { suffer, type Attack } from "./attack.ts";

/** The quick part of `npm run siege`; the whole is run by hand. */
const QUICK = ["SIGTERM beside silent lines", "4,320 malformed packets"];

const attacks: Attack[] = [];
for (const file of readdirSync(`${import.meta.dirname}/attacks`))
  attacks.push(...((await import(`./attacks/${file}`)) as { attacks: Attack[] }).attacks);

test.each(QUICK)("withstands %s", { timeout: 180_000 }, async (wanted) => {
  const attack = attacks.find(({ name }) => name === wanted);
  if (!attack) throw new Error(`no attack is called ${wanted}`);
  const { rows } = await suffer(attack);
  for (const { what, measured, held } of rows)
    // On a machine that is busy with other tests times say little: `npm run siege` judges them, here only that all came to its end.
    if (what.endsWith(", ms")) expect(measured, what).toBeLessThan(60_000);
    else expect(held, what).toBe(true);
});
