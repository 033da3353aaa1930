import { gempa, letters, many, one } from "./quakes.ts";

/** Bodies that are cut, mangled, no body at all, or as large as the door lets in and larger; one among them is whole. */
export function brokenBodies(): string[] {
  const whole = one(gempa());
  return [
    whole.slice(0, 200),
    "<html><body>Bad Gateway</body></html>",
    "",
    "[]",
    whole.replaceAll('"', "'"),
    one(gempa({ Wilayah: letters(450_000, "darat laut ") })),
    letters(499_000, '{"Infogempa":'),
    letters(499_000, "<alert><info>"),
    many(Array.from({ length: 1100 }, (_, n) => gempa({ Magnitude: `${n}` }, n))),
    whole,
    letters(3_000_000, "\u0000"),
  ];
}
