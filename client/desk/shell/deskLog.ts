import type { Alert } from "../../../shared/record/alert.ts";
import type { Hazard } from "../../../shared/record/hazard.ts";
import type { World } from "../../../shared/world/world.ts";
import { callSign } from "../../../shared/officer/callSign.ts";
import { hazardTitle } from "../../../shared/words/titles.ts";
import { tierWords } from "../../../shared/words/tiers.ts";
import { isFolded } from "../say/isFolded.ts";
import { MOVE_WORDS } from "../say/words.ts";

export interface LogLine {
  key: string;
  at: number;
  words: string;
  why: string;
  who: string;
  struck: boolean;
  /** Whose own words they are; null of what a deed or the house wrote. */
  mine: string | null;
}

/** desk.33: what became of the alerts and what officers did, newest first, each in the words of its hour. Aftershocks that are folded into their main event tell nothing here either (desk.23). */
export function deskLog(world: World, atMost: number): LogLine[] {
  const { alert, hazard, note, officer: officers } = world;
  const noted = new Set([...note.values()].map(({ hazardId, at }) => `${hazardId} ${at}`));
  return [
    ...[...note.values()].map(({ id, at, officer, words, detail, written, struck }): LogLine => ({
      key: id,
      at,
      words,
      why: struck ? `dicoret ${callSign(officers, struck.officer)}: ${struck.why}` : detail,
      who: callSign(officers, officer),
      struck: struck !== null,
      mine: written ? officer : null,
    })),
    ...[...alert.values()]
      .filter((each) => !isFolded(each, world))
      .flatMap((each) => linesOf(each, hazard.get(each.id), noted)),
  ]
    .sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
    .slice(0, atMost);
}

function linesOf(alert: Alert, about: Hazard | undefined, noted: ReadonlySet<string>): LogLine[] {
  const { id, history } = alert;
  return history
    .map(({ at, version, move, tier, why, title }, index) => ({
      key: `${id}/${index}`,
      at,
      words: `${title ?? calledThen(about, id, version)}: ${MOVE_WORDS[move]} ${tierWords(tier)}`,
      why,
      who: "Sigap",
      struck: false,
      mine: null,
    }))
    .filter(({ at }) => !noted.has(`${id} ${at}`));
}

/** By the version that stood then; of a move that kept no title, so without what was reckoned since. */
function calledThen(about: Hazard | undefined, id: string, version: number | undefined): string {
  if (!about) return id;
  return hazardTitle(asOf(about, version));
}

function asOf(hazard: Hazard, version: number | undefined): Hazard {
  const upTo = <T extends { n: number }>(versions: T[]): T[] => {
    const told = versions.filter(({ n }) => version === undefined || n <= version);
    return told.length > 0 ? told : versions;
  };
  return hazard.kind === "earthquake"
    ? { ...hazard, versions: upTo(hazard.versions) }
    : { ...hazard, versions: upTo(hazard.versions) };
}
