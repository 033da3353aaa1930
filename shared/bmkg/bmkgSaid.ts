import { current, type Earthquake, type Hazard, type QuakeSaid, type Statement } from "../record/hazard.ts";

/** BMKG's own description and advice, in its own words: every screen marks them as BMKG's. */

/** Its sentences as paragraphs, whole; empty where it gave figures alone. */
export function bmkgSaid(hazard: Hazard): string[] {
  const said =
    hazard.kind === "weather"
      ? [...current(hazard).description.split("\n"), current(hazard).instruction]
      : quakeSentences(hazard);
  return said.map((words) => saidPlainly(words)).filter((words) => words !== "");
}

/** When it said so, as far as it tells; else when we heard it. Null where it says nothing. */
export function bmkgSaidAt(hazard: Hazard): number | null {
  if (hazard.kind === "weather") return current(hazard).sentAt;
  const said = quakeSaid(hazard);
  return said && (said.issuedAt ?? said.seenAt);
}

function quakeSentences(quake: Earthquake): (string | null)[] {
  const said = quakeSaid(quake);
  if (!said) return [];
  const { headline, instruction, words } = said;
  return [headline, words?.description ?? null, potentialSaid(quake), instruction, ...levelsAsked(quake)];
}

/** words.15: of a warning that has ended BMKG still sends the potential, which would raise the alarm anew. */
function potentialSaid(quake: Earthquake): string | null {
  return current(quake).tsunami.state === "ended" ? null : (quakeSaid(quake)?.words?.potential ?? null);
}

/** words.15: what BMKG asks of the regional governments, of the levels that it warns of; it sends all three always. */
export function levelsAsked(quake: Earthquake): string[] {
  const { state, zones } = current(quake).tsunami;
  if (state !== "warning") return [];
  const warned = new Set<string>(zones.map(({ level }) => level));
  return (quakeSaid(quake)?.words?.levels ?? []).filter((words) => {
    const [, level] = /status\s*["“”']?\s*(awas|siaga|waspada)\b/i.exec(words) ?? [];
    return level !== undefined && warned.has(level.toUpperCase());
  });
}

/**
 * words.15: the sentences that count: of the bulletin of the tsunami warning in force, or that ended it, else of the newest statement that has
 * any. What BMKG took back, or can't be true while another statement can, says nothing.
 */
export function quakeSaid(quake: Earthquake): QuakeSaid | null {
  if (quake.said) return quake.said;
  const { state, stage, cancelled } = current(quake).tsunami;
  if (cancelled) return null;
  const sound = quake.statements.filter(({ doubts }) => doubts.length === 0);
  const isOfWarning = state === "warning" || state === "ended";
  const newest = (sound.length > 0 ? sound : quake.statements)
    .filter((one) => !one.cancelled && hasWords(one))
    .filter((one) => !isOfWarning || (one.form === "tsunami" && one.stage === stage))
    .reduce<Statement | null>((best, one) => (best === null || saidAt(one) > saidAt(best) ? one : best), null);
  if (!newest) return null;
  const { feed, issuedAt, seenAt, headline, instruction, words } = newest;
  return { feed, issuedAt, seenAt, headline, instruction, ...(words && { words }) };
}

function hasWords({ headline, instruction, words }: Statement): boolean {
  return (headline ?? instruction ?? words?.description ?? null) !== null;
}

function saidAt({ issuedAt, seenAt, revisedAt }: Statement): number {
  return issuedAt ?? Math.max(seenAt, revisedAt);
}

/** The kecamatan that a weather warning names, in its order; none where it names none, or not so that they can be told apart. */
export function kecamatanNamed(description: string): string[] {
  const [, names] = /(?:khususnya|terutama) di:? ([^.]*(?:\.[^.]+)*?)\.(?:\s*\n|\s*$)/i.exec(description) ?? [];
  return names === undefined
    ? []
    : names
        .split(/,\s*/)
        .map(saidPlainly)
        .filter((name) => name !== "");
}

/** What it says besides the area: what may happen, and its advice; without the sentences of when, which the figures tell. */
export function adviceSaid(description: string): string[] {
  return description
    .split("\n")
    .map(saidPlainly)
    .filter((line) => line !== "" && !/akan terjadi pada|diperkirakan dapat berlangsung hingga/i.test(line));
}

/** In one line, without its sender's signature. */
export function saidPlainly(words: string | null): string {
  return (words ?? "")
    .replace(/::\s*BMKG\s*$/i, "")
    .replace(/\s+/g, " ")
    .trim();
}
