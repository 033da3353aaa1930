import { current, type Hazard } from "../record/hazard.ts";

/** BMKG's own description and advice, in its own words: every screen marks them as BMKG's. */

/** Its sentences as paragraphs: of a quake the newest statement's headline and advice; empty where it gave figures alone. */
export function bmkgSaid(hazard: Hazard): string[] {
  const said =
    hazard.kind === "weather"
      ? [...current(hazard).description.split("\n"), current(hazard).instruction]
      : newestOf(hazard.statements).flatMap(({ headline, instruction }) => [headline, instruction]);
  return said.map(tidied).filter((words) => words !== "");
}

/** The kecamatan that a weather warning names, in its order; none where it names none, or not so that they can be told apart. */
export function kecamatanNamed(description: string): string[] {
  const [, names] = /(?:khususnya|terutama) di:? ([^.]*(?:\.[^.]+)*?)\.(?:\s*\n|\s*$)/i.exec(description) ?? [];
  return names === undefined
    ? []
    : names
        .split(/,\s*/)
        .map(tidied)
        .filter((name) => name !== "");
}

/** What it says besides the area: what may happen, and its advice; without the sentences of when, which the figures tell. */
export function adviceSaid(description: string): string[] {
  return description
    .split("\n")
    .map(tidied)
    .filter((line) => line !== "" && !/akan terjadi pada|diperkirakan dapat berlangsung hingga/i.test(line));
}

interface Said {
  issuedAt: number | null;
  seenAt: number;
  headline: string | null;
  instruction: string | null;
}

function newestOf(statements: readonly Said[]): Said[] {
  const at = ({ issuedAt, seenAt }: Said) => issuedAt ?? seenAt;
  return statements
    .filter(({ headline }) => headline !== null)
    .toSorted((a, b) => at(b) - at(a))
    .slice(0, 1);
}

function tidied(words: string | null): string {
  return (words ?? "")
    .replace(/::\s*BMKG\s*$/i, "")
    .replace(/\s+/g, " ")
    .trim();
}
