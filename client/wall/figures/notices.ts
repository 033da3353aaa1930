import { doubtIn } from "../../../shared/record/flag.ts";
import { current, type Earthquake } from "../../../shared/record/hazard.ts";
import { DAY_MS } from "../../../shared/time.ts";
import { doubtWords } from "../../../shared/words/doubts.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import { tierWords } from "../../../shared/words/tiers.ts";
import { quakePlace } from "../../../shared/words/titles.ts";
import type { QuakeNews } from "../scene/scene.ts";
import { dayWords, shortPlace } from "../say/words.ts";

/** Quiet lines about what is deliberately not shown as fact: BMKG's tests (wall.4) and what is held, with its reason (wall.5). */
export function notices(
  { tests, held }: { tests: readonly Earthquake[]; held: readonly Earthquake[] },
  now: number,
): string[] {
  const recent = (quake: Earthquake) => now - quake.updatedAt < DAY_MS;
  return [
    ...held.filter(recent).map((quake) => {
      const version = current(quake);
      const why = quake.flags
        .map(doubtIn)
        .filter((doubt) => doubt !== null)
        .map(doubtWords);
      const what = `${magnitudeWords(version.magnitude)} ${quakePlace(version, [])}`;
      return `Ditahan, ${why.join(", ") || "belum dapat dipercaya"}: ${what}`;
    }),
    ...tests.filter(recent).map((quake) => {
      const { magnitude, originTime } = current(quake);
      return `TES BMKG, bukan kejadian: ${magnitudeWords(magnitude)}, ${dayWords(originTime, now)}`;
    }),
  ];
}

/** What has no card of its own: the other news with their turn, then the quiet lines. */
export function quietLines(scene: QuakeNews, now: number): string[] {
  const others = scene.heroes.flatMap(({ quake, impact, alert }, i) => {
    if (quake.id === scene.hero.quake.id) return [];
    const version = current(quake);
    const place = shortPlace(version, impact?.kabupaten ?? []);
    return [
      `${i + 1}. ${place}, ${magnitudeWords(version.magnitude)}, ${tierWords(alert.tier)}, ${dayWords(version.originTime, now)}`,
    ];
  });
  return [...others, ...notices(scene, now)];
}
