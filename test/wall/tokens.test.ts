import { readdirSync, readFileSync } from "node:fs";
import { converter, differenceCiede2000, wcagContrast, type Rgb } from "culori";
import { describe, expect, test } from "vitest";

/** The colours as they stand in the one file that names them. */
const css = readFileSync(new URL("../../client/ui/tokens.css", import.meta.url), "utf8");
function token(name: string): string {
  const [, value] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css) ?? [];
  if (!value) throw new Error(`client/ui/tokens.css has no colour --${name}`);
  return value;
}

/** Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB. */
const MACHADO = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const toLinear = converter("lrgb");
const toRgb = converter("rgb");
const clamp = (value: number) => Math.min(1, Math.max(0, value));

function seenBy(eyes: keyof typeof MACHADO | "normal", colour: string): Rgb {
  const { r, g, b } = toLinear(colour)!;
  if (eyes === "normal") return toRgb(colour)!;
  const m = MACHADO[eyes];
  const row = (i: number) => clamp(m[i]! * r + m[i + 1]! * g + m[i + 2]! * b);
  return toRgb({ mode: "lrgb", r: row(0), g: row(3), b: row(6) });
}

const distance = differenceCiede2000();
function nearest(names: readonly string[], eyes: Parameters<typeof seenBy>[0]): number {
  const colours = names.map((name) => seenBy(eyes, token(name)));
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => distance(a, b))));
}

const MMI = ["mmi-1", "mmi-5", "mmi-6", "mmi-7", "mmi-9"];
const TSUNAMI = ["awas", "siaga", "waspada"];

describe("colours", () => {
  test.each([
    ["normal", 28],
    ["protan", 20.5],
    ["deutan", 18],
    ["tritan", 15.5],
  ] as const)("Y1 the five classes of intensity stay apart for %s eyes (ΔE00 ≥ %d)", (eyes, least) => {
    expect(nearest(MMI, eyes)).toBeGreaterThanOrEqual(least);
  });

  test.each(["normal", "protan", "deutan", "tritan"] as const)(
    "Y1 tsunami levels stay apart for %s eyes, and bear their word and bars besides",
    (eyes) => {
      expect(nearest(TSUNAMI, eyes)).toBeGreaterThanOrEqual(9.5);
    },
  );

  test.each(["normal", "protan", "deutan", "tritan"] as const)(
    "Y1 the drill's hue is no hazard's for %s eyes",
    (eyes) => {
      for (const hazard of [...MMI.slice(1), ...TSUNAMI])
        expect(distance(seenBy(eyes, token("drill")), seenBy(eyes, token(hazard))), hazard).toBeGreaterThan(12);
    },
  );

  test.each([
    ["ink", "panel", 7],
    ["ink", "land", 7],
    ["label", "panel", 4.5],
    ["label", "land", 4.5],
    ["label-on-land", "land", 4.5],
    ["on-mmi", "mmi-1", 4.5],
    ["on-mmi", "mmi-5", 4.5],
    ["on-mmi", "mmi-6", 4.5],
    ["on-mmi", "mmi-7", 4.5],
    ["on-mmi", "siaga", 4.5],
    ["on-mmi", "waspada", 4.5],
    ["on-lost", "lost", 7],
    ["on-drill", "drill", 4.5],
    ["siaga", "panel", 4.5],
    ["waspada", "panel", 4.5],
    ["mmi-5", "land", 3],
    ["mmi-9", "land", 3],
  ])("Y2 %s on %s has a contrast of %d at least", (words, ground, least) => {
    expect(wcagContrast(token(words), token(ground))).toBeGreaterThanOrEqual(least);
  });

  test("Y2 no token is pure white or pure black, against glare and retention", () => {
    expect(css).not.toMatch(/#fff\b|#ffffff|#000\b|#000000/i);
  });

  test("Y2 white is a numeral on the darkest red alone, where ink would have too little contrast", () => {
    const client = new URL("../../client/", import.meta.url);
    const styles = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(svelte|css)$/.test(name),
    );
    expect(styles.length).toBeGreaterThan(50);
    for (const name of styles) {
      const told = readFileSync(new URL(name, client), "utf8");
      const onRed = told.replaceAll(/background: var\(--(?:mmi-9|awas)\);\s+color: #fff;/g, "");
      expect(onRed, name).not.toMatch(/: (?:#fff|#ffffff|#000|#000000|white|black);/i);
    }
    expect(wcagContrast("#fff", token("mmi-9"))).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(token("ink"), token("mmi-9"))).toBeLessThan(4.5);
  });
});
