import { groupBy } from "../../../shared/groupBy.ts";
import { isClockOff, type Report } from "../../../shared/bmkg/standing.ts";
import { clockOffWords } from "../../../shared/words/clock.ts";
import { feedHealth, isTrusted, type FeedStatus } from "../../../shared/bmkg/feedHealth.ts";
import { feedTrust, tellsOf, wellUntil, type DistrustedFeed } from "../../../shared/bmkg/feedTrust.ts";
import { ageWords } from "../../../shared/words/figures.ts";
import { owedWords } from "../../../shared/words/owed.ts";
import { sinceWords } from "../say/words.ts";

/** What the wall says of its sources. */

export interface Lamp {
  /** One feed, or several that fail alike; or the server's clock. */
  title: string;
  words: string;
  /** False: what this feed last told can't be taken for the present. */
  trusted: boolean;
}

/** The lamp of the server's clock: there only while it is off (clock.7). */
export function clockLamp(report: Report | null): Lamp | null {
  if (!report || report.clock.aheadMs === null || !isClockOff(report.clock)) return null;
  return { title: "Jam server", words: clockOffWords(report.clock.aheadMs), trusted: false };
}

/**
 * Each feed in words; those that fail alike share a lamp, and failing ones come first, the clock before all. `now` is null once the screen's own
 * line is lost: then nothing is known of any feed (wall.12).
 */
export function lamps(report: Report | null, now: number | null): Lamp[] {
  const each = lampsOf(report, now);
  const clock = now === null ? null : clockLamp(report);
  return [
    ...(clock ? [clock] : []),
    ...failingAlike(each).map(({ titles, words }) => ({ title: listed(titles), words, trusted: false })),
    ...each.filter(({ trusted }) => trusted),
  ];
}

function lampsOf(report: Report | null, now: number | null): Lamp[] {
  return (report?.feeds ?? []).map((feed): Lamp => {
    if (now === null) return { title: feed.title, words: "tidak diketahui", trusted: false };
    const at = report?.at ?? now;
    return { title: feed.title, words: healthWords(feed, at, now), trusted: isTrusted(feedHealth(feed, at)) };
  });
}

function failingAlike(each: readonly Lamp[]): { titles: string[]; words: string }[] {
  const failing = each.filter(({ trusted }) => !trusted);
  return [...groupBy(failing, ({ words }) => words)].map(([words, alike]) => ({
    titles: alike.map(({ title }) => title),
    words,
  }));
}

/** More names than these would fill the line; and characters that it holds. */
const NAMED = 3;
const LINE_HOLDS = 88;

/** All lamps in one line: what fails by name, else how many are read and the age of the oldest reading. `holds` characters, but for the first sentence. */
export function lampLine(
  report: Report | null,
  now: number | null,
  holds = LINE_HOLDS,
): { words: string; trusted: boolean } {
  const all = lamps(report, now);
  if (all.length === 0) return { words: "Keadaan sumber belum diketahui", trusted: now !== null };
  if (now === null || !report || all.some(({ trusted }) => !trusted)) {
    const clock = now === null ? null : clockLamp(report);
    const isAll = ({ length }: string[]) => length > 1 && length === report?.feeds.length;
    const feeds = failingAlike(lampsOf(report, now)).map(({ titles, words }) =>
      titles.length > NAMED || isAll(titles) ? `${titles.length} sumber BMKG ${words}` : `${listed(titles)} ${words}`,
    );
    return { words: heldBy([...(clock ? [`${clock.title} ${clock.words}`] : []), ...feeds], holds), trusted: false };
  }
  const oldest = Math.min(...report.feeds.map(({ readAt }) => readAt ?? now));
  return { words: `${all.length} sumber BMKG terbaca, paling lama ${ageWords(now - oldest)} lalu`, trusted: true };
}

/** As many sentences as the line holds; the others are counted. */
function heldBy(sentences: readonly string[], holds: number): string {
  for (let told = sentences.length; told > 1; told--) {
    const others = sentences.length - told;
    const words = [...sentences.slice(0, told), ...(others > 0 ? [`${others} gangguan lain`] : [])].join(". ");
    if (words.length <= holds) return words;
  }
  const [first = ""] = sentences;
  return sentences.length > 1 ? `${first}. ${sentences.length - 1} gangguan lain` : first;
}

function healthWords(feed: FeedStatus, at: number, now: number): string {
  const health = feedHealth(feed, at);
  const since = () => sinceWords(wellUntil(feed) ?? now, now);
  switch (health) {
    case "never-read":
      return "belum pernah terbaca";
    case "lost":
      return `tidak diperiksa sejak ${since()}`;
    case "unreachable":
      return `tidak terjangkau sejak ${since()}`;
    case "unreadable":
      return `tidak terbaca sejak ${since()}`;
    case "owing":
      return owedWords(feed.owed);
    case "quiet":
      return feed.newestAt === null ? "terbaca, kosong" : `terbaca, isi terakhir ${sinceWords(feed.newestAt, now)}`;
    case "current":
      return ageWords(now - (feed.readAt ?? now));
  }
}

export type Blind = Pick<DistrustedFeed, "title" | "since" | "owed">;

/** The quake and tsunami feeds that can't be trusted now. While there is one, no scene may look calm (wall.9). */
export function blindFeeds({ feeds, at }: Report): Blind[] {
  return feedTrust(feeds, at).distrusted.filter(({ id }) => tellsOf(id, "quake", "tsunami"));
}

/** `Gempa tidak terbaca sejak 14.02 WIB`; feeds of one moment share a sentence, in which more than `most` are counted. `Cuaca: 2 kabar BMKG belum terbaca`. */
export function blindWords(blind: readonly Blind[], now: number, most = Infinity): string[] {
  const owing = blind.flatMap(({ title, owed }) => (owed ? `${title}: ${owedWords(owed)}` : []));
  const groups = groupBy(
    blind.filter(({ owed }) => !owed),
    ({ since }) => (since === null ? "" : sinceWords(since, now)),
  );
  const unread = [...groups].map(([since, feeds]) => {
    const titles = feeds.length > most ? `${feeds.length} sumber BMKG` : listed(feeds.map(({ title }) => title));
    return since === "" ? `${titles} belum pernah terbaca` : `${titles} tidak terbaca sejak ${since}`;
  });
  return [...owing, ...unread];
}

/** True when at least one quake feed has been read at all: only then may the wall speak of calm (wall.8). */
export function hasReadQuakes(report: Report | null): boolean {
  return report?.feeds.some((feed) => tellsOf(feed.id, "quake", "tsunami") && feed.readAt !== null) ?? false;
}

function listed(words: string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} dan ${words.at(-1)}`;
}
