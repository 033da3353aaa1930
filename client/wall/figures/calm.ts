import { incidentOf } from "../../../shared/alert/answer.ts";
import { callSign } from "../../../shared/officer/callSign.ts";
import { needsAnswer } from "../../../shared/alert/needsAnswer.ts";
import { tierRank } from "../../../shared/record/alert.ts";
import { current, type Earthquake, type WeatherAlert } from "../../../shared/record/hazard.ts";
import { DAY_MS, dayStart, daysUntil, longDate, wibDay } from "../../../shared/time.ts";
import { PAST_QUAKES } from "../../../shared/world/pastQuakes.ts";
import type { World } from "../../../shared/world/world.ts";
import { magnitudeWords, thousands } from "../../../shared/words/figures.ts";
import { feltWords } from "../../../shared/words/mmi.ts";
import { originOf } from "../scene/scene.ts";
import { dayWords, daysBetween, shortPlace } from "../say/words.ts";

/** The figures of the calm scene. What the journal doesn't hold is said to be unknown, never zero (wall.10). */

const SHOWN = 5;
const DAMAGING_MMI = 6;

export interface FeltRow {
  id: string;
  version: number;
  number: number;
  place: string;
  mmi: string;
  when: string;
  at: [number, number];
}

/** The last five quakes that people reported, newest first. */
export function lastFelt(world: World, now: number): FeltRow[] {
  return facts(world)
    .filter((quake) => current(quake).felt.length > 0)
    .slice(0, SHOWN)
    .map((quake, i) => {
      const version = current(quake);
      const { place, words } = strongestFelt(quake);
      return {
        id: quake.id,
        version: version.n,
        number: i + 1,
        place,
        mmi: words ?? "dirasakan",
        when: dayWords(version.originTime, now),
        at: [...version.at],
      };
    });
}

export interface Damaging {
  days: number;
  place: string;
  magnitude: string;
  date: string;
  how: string;
  /** Whether it comes from the table of facts, for our own record holds none as late. */
  fromFacts: boolean;
}

/** wall.10: the later of what our record and the table of facts hold; null before both. */
export function lastDamaging(world: World, now: number): Damaging | null {
  const [recorded, past] = [damagingOnRecord(world, now), pastDamaging(now)];
  if (recorded && past) return recorded.days <= past.days ? recorded : past;
  return recorded ?? past;
}

function pastDamaging(now: number): Damaging | null {
  // The hour is not told: a drill's day must not begin with its own quake.
  const last = PAST_QUAKES.findLast(({ on }) => dayStart(on) + DAY_MS <= now);
  if (!last) return null;
  return {
    days: wibDay(now) - wibDay(dayStart(last.on)),
    place: last.place,
    magnitude: magnitudeWords(last.magnitude),
    date: longDate(dayStart(last.on)),
    how: `catatan fakta, ${last.source}`,
    fromFacts: true,
  };
}

/** The last quake that was reported at VI or more, or that we called merusak. */
function damagingOnRecord(world: World, now: number): Damaging | null {
  const quake = facts(world).find((one) => {
    const alert = world.alert.get(one.id);
    const reported = current(one).felt.some(({ mmiLow, mmiHigh }) => (mmiHigh ?? mmiLow ?? 0) >= DAMAGING_MMI);
    return reported || (alert !== undefined && tierRank(alert.tier) >= tierRank("merusak"));
  });
  if (!quake) return null;
  const version = current(quake);
  const { words } = strongestFelt(quake);
  return {
    days: daysBetween(version.originTime, now),
    place: shortPlace(version, world.impact.get(quake.id)?.kabupaten ?? []),
    magnitude: magnitudeWords(version.magnitude),
    date: longDate(version.originTime),
    how: words ? `dilaporkan ${words} MMI` : "perkiraan ≥ VI MMI",
    fromFacts: false,
  };
}

/** Since when we keep a record of our own: BMKG's lists reach back for years in single quakes. Null while it is empty. */
export function recordBegins(world: World): number | null {
  const heard = [...world.hazard.values()].map(({ firstSeenAt }) => firstSeenAt);
  return heard.length ? Math.min(...heard) : null;
}

/** wall.39: open quakes that were felt, whatever waits for an officer's answer, weather too, and what is still worked on. */
export function countOpen(world: World): { open: number; unanswered: number } {
  const alerts = [...world.alert.values()].filter(
    (alert) =>
      needsAnswer(world, alert) ||
      (alert.endedAt === null &&
        tierRank(alert.tier) >= tierRank("dirasakan") &&
        world.hazard.get(alert.id)?.kind === "earthquake"),
  );
  const incidents = [...world.incident.values()].filter(({ closedAt }) => closedAt === null);
  const matters = new Set([
    ...alerts.map(({ id }) => incidentOf(world.incident, id)?.id ?? id),
    ...incidents.map(({ id }) => id),
  ]);
  return { open: matters.size, unanswered: alerts.filter((alert) => needsAnswer(world, alert)).length };
}

/** More than these are counted. */
const NAMED_ON_DUTY = 2;

/** wall.41: who minds the desk; that nobody does is an alarm of its own. */
export function dutyWords({ duty, officer }: Pick<World, "duty" | "officer">): { words: string; manned: boolean } {
  const on = duty.get("desk")?.on ?? [];
  if (on.length === 0) return { words: "belum ada", manned: false };
  // A wall without a link is told how many they are.
  const isTold = on.length <= NAMED_ON_DUTY && on.every((each) => each.officer !== "");
  const words = isTold ? on.map((each) => callSign(officer, each.officer)).join(", ") : `${on.length} petugas`;
  return { words, manned: true };
}

/** picture.40: the next drill by WIB's calendar: `6 hari lagi`. One whose day has passed stays, as overdue. */
export function drillWords(world: World, now: number): string {
  const on = world.plan.get("drill")?.on ?? null;
  if (on === null) return "belum dijadwalkan";
  const days = daysUntil(on, now);
  if (days < 0) return `lewat ${thousands(-days)} hari`;
  if (days === 0) return "hari ini";
  return days === 1 ? "besok" : `${thousands(days)} hari lagi`;
}

/** wall.16: people inside warned areas; null while an impact is still missing, or the people of one area are not known. */
export function peopleWarned(alerts: readonly WeatherAlert[], world: World): number | null {
  let people = 0;
  for (const { id } of alerts) {
    const inside = world.impact.get(id)?.peopleInside;
    if (inside === undefined || inside === null) return null;
    people += inside;
  }
  return people;
}

export interface PostCount {
  tagana: number;
  lumbung: number;
  sentra: number;
  bbppks: number;
  warehouse: number;
}

export function countPosts(world: World): PostCount {
  const count: PostCount = { tagana: 0, lumbung: 0, sentra: 0, bbppks: 0, warehouse: 0 };
  for (const place of world.place.values())
    count[place.kind === "sentra" ? place.office : place.kind] += place.kind === "lumbung" ? place.count : 1;
  return count;
}

/** Quakes that may be told as facts, newest first. */
function facts(world: World): Earthquake[] {
  return [...world.hazard.values()]
    .filter((hazard) => hazard.kind === "earthquake")
    .filter(({ status }) => status === "live" || status === "history")
    .sort((a, b) => originOf(b) - originOf(a));
}

function strongestFelt(quake: Earthquake): { place: string; words: string | null } {
  const { felt, area } = current(quake);
  const rank = (report: (typeof felt)[number]) => report.mmiHigh ?? report.mmiLow ?? 0;
  const strongest = felt.toSorted((a, b) => rank(b) - rank(a))[0];
  if (!strongest) return { place: area, words: null };
  return { place: strongest.place, words: feltWords(strongest.mmiLow, strongest.mmiHigh) };
}
