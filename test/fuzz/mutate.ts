import fc from "fast-check";

/** One thing that goes wrong with a body on its way, as data. `where` and `other` choose among what is there, whatever its number. */
export interface Mutation {
  kind: (typeof KINDS)[number];
  where: number;
  other: number;
  value: string;
}

const KINDS = ["flip", "cut", "gap", "twice", "insert", "leaf", "leaf", "leaf", "leaf", "swap", "wrap", "date", "number"] as const; // prettier-ignore

/** What has been seen in fields, and what a careless program stumbles over; no Cancel, which is a statement and holds. */
const VALUES = [
  ...["", " ", "-", "null", "NaN", "0", "-0", "1e308", "-1e308", "9".repeat(400), "5,6", "5.6.1", "٥٫٦", "5\u00a06"],
  ...["105.20,-7.90", "-7.90,105.20", "7.90 LS", "999,999", "17 Mar 2030", "31 Feb 2026", "24:00:00", "14:18:05 WIB"],
  ...["2026-11-30T07:30:00Z", "0000-00-00", "Alert", "Actual", "UJI COBA", "<b>&amp;</b>", "&", "]]>", "<!--"],
  ...["__proto__", "constructor", "\u0000", "\ud800", "\u202e", "😀".repeat(50), "x".repeat(20_000), "III-IV-V X Koto"],
];

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...KINDS),
  where: fc.noBias(fc.nat()),
  other: fc.noBias(fc.nat()),
  value: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ maxLength: 12 })),
});

interface Span {
  from: number;
  to: number;
}

/** Texts between tags, and values after a colon: the fields of BMKG's forms, XML and JSON. */
const LEAF = /(?<=>)[^<>]+(?=<)|(?<=:\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;

/** Fields of these forms in the order of the body. */
function leavesOf(body: string): Span[] {
  return [...body.matchAll(LEAF)]
    .filter(([text]) => text.trim() !== "")
    .map(({ 0: text, index }) => ({ from: index, to: index + text.length }));
}

export function mutated(body: string, { kind, where, other, value }: Mutation): string {
  const at = where % body.length;
  const leaves = leavesOf(body);
  const leaf = leaves[where % leaves.length] ?? { from: at, to: at };
  const text = body.slice(leaf.from, leaf.to);
  const put = (fresh: string) => body.slice(0, leaf.from) + fresh + body.slice(leaf.to);
  switch (kind) {
    case "flip":
      return body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ (1 << (other % 8))) + body.slice(at + 1);
    case "cut":
      return body.slice(0, at);
    case "gap":
      return body.slice(0, at) + body.slice(at + 1 + (other % 200));
    case "twice":
      return body.slice(0, at) + body.slice(Math.max(0, at - (other % 400)));
    case "insert":
      return body.slice(0, at) + value + body.slice(at);
    case "leaf":
      return put(text.startsWith('"') && other % 3 > 0 ? JSON.stringify(value) : value);
    case "wrap":
      return put([`[${text}]`, `{"a":${text}}`, `<a>${text}</a>`, `[]`, `{}`, `${text}${text}`][other % 6] ?? "");
    case "swap": {
      const [first, second] = [leaf, leaves[other % leaves.length] ?? leaf].sort((a, b) => a.from - b.from);
      if (!first || !second || first.to > second.from) return put(value);
      const between = body.slice(first.to, second.from);
      const [one, two] = [first, second].map(({ from, to }) => body.slice(from, to));
      return body.slice(0, first.from) + String(two) + between + String(one) + body.slice(second.to);
    }
    case "date":
      return put(text.replace(/\d(?=\D*$)|\d{2}(?=:)|^"?\d{2}/, (digits) => String((Number(digits) + 1 + (other % 8)) % 10 ** digits.length).padStart(digits.length, "0"))); // prettier-ignore
    case "number":
      return put(text.replace(/-?\d+(?:[.,]\d+)?/, (number) => `${Number(number.replace(",", ".")) * [10, 0.1, -1, 1.3, 1e6][other % 5]!}`)); // prettier-ignore
  }
}
