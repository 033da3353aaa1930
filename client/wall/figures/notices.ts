import { doubtIn } from "../../../shared/record/flag.ts";
import { current, type Earthquake } from "../../../shared/record/hazard.ts";
import { incidentTitle } from "../../../shared/incident/told.ts";
import { callSign } from "../../../shared/officer/callSign.ts";
import type { World } from "../../../shared/world/world.ts";
import { DAY_MS, hourWords } from "../../../shared/time.ts";
import { doubtWords } from "../../../shared/words/doubts.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import { tierWords } from "../../../shared/words/tiers.ts";
import { quakePlace } from "../../../shared/words/titles.ts";
import type { QuakeNews } from "../scene/scene.ts";
import { dayWords, shortPlace } from "../say/words.ts";

/** One thing in words, then in fewer and fewer where a line has no room for them. */
type Line = readonly [words: string, ...shorter: string[]];

/** Quiet lines about what is deliberately not shown as fact: BMKG's tests (wall.4) and what is held, with its reason (wall.5). */
export function notices(shown: Unshown, now: number): string[] {
  return noticeLines(shown, now).map(asManyAsFit);
}

type Unshown = Pick<QuakeNews, "tests" | "held">;

function noticeLines({ tests, held }: Unshown, now: number): Line[] {
  const recent = (quake: Earthquake) => now - quake.updatedAt < DAY_MS;
  return [
    ...held.filter(recent).map((quake): Line => {
      const version = current(quake);
      const why = quake.flags
        .map(doubtIn)
        .filter((doubt) => doubt !== null)
        .map(doubtWords);
      const what = `Ditahan, ${why.join(", ") || "belum dapat dipercaya"}: ${magnitudeWords(version.magnitude)}`;
      const where = quakePlace(version, []);
      return [`${what} ${where}`, `${what}, ${where.replace(/^di (laut|darat), /, "")}`, what];
    }),
    ...tests.filter(recent).map((quake): Line => {
      const { magnitude, originTime } = current(quake);
      return [`TES BMKG, bukan kejadian: ${magnitudeWords(magnitude)}, ${dayWords(originTime, now)}`];
    }),
  ];
}

/** wall.42: what officers ended or cancelled within a day, the newest first, in their words; whose they are where the wall is told. */
export function endings(world: World, now: number): string[] {
  return [...world.incident.values()]
    .flatMap((incident) =>
      incident.ending && now - incident.ending.at < DAY_MS ? { incident, ...incident.ending } : [],
    )
    .sort((a, b) => b.at - a.at)
    .map(({ incident, how, why, officer, at }) => {
      const by = officer === "" ? "petugas" : callSign(world.officer, officer);
      const what = `${how === "dibatalkan" ? "Dibatalkan" : "Diakhiri"} ${by} ${hourWords(at)}`;
      const title = incidentTitle(world, incident);
      return asManyAsFit([`${what}: ${title}, ${why}`, `${what}: ${title}`, what]);
    });
}

/** Characters of a quiet line, with what counts the further ones beside it. */
const QUIET_LINE = 64;

/** What has no card of its own: the other news with their turn, then the quiet lines, each in as many words as its line holds. */
export function quietLines(scene: QuakeNews, now: number): string[] {
  const others = scene.heroes.flatMap(({ quake, impact, alert }, i): Line[] => {
    if (quake.id === scene.hero.quake.id) return [];
    const version = current(quake);
    const what = `${i + 1}. ${shortPlace(version, impact?.kabupaten ?? [])}, ${magnitudeWords(version.magnitude)}`;
    const [level, day] = [tierWords(alert.tier), dayWords(version.originTime, now)];
    return [[`${what}, ${level}, ${day}`, `${what}, ${level}`]];
  });
  return [...others, ...noticeLines(scene, now)].map(asManyAsFit);
}

/** As many words as a quiet line holds, or the asManyAsFit that there are. */
const asManyAsFit = ([words, ...shorter]: Line): string =>
  [words, ...shorter].find(({ length }) => length <= QUIET_LINE) ?? shorter.at(-1) ?? words;
