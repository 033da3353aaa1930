import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Calm } from "../../shared/calm/calm.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { groupBy } from "../../shared/groupBy.ts";
import { DAY_MS, stampWords } from "../../shared/time.ts";
import { zoneOfProvince } from "../../shared/words/provinces.ts";
import { magnitudeWords } from "../../shared/words/figures.ts";
import type { Phones } from "../phones.ts";
import { untilWords } from "../../shared/words/warnings.ts";
import { tsunamiTitle } from "../../shared/words/tsunami.ts";
import { html, type Html } from "./html.ts";
import { calmArticle, calmTitle, doubtNotes } from "./articles/calmArticle.ts";
import { englishSummary } from "./publicEnglish.ts";
import { fitted, FITS, PAGE_BYTES, type Fit } from "./publicFit.ts";
import { publicFrame } from "./publicFrame.ts";
import { HEED, publicItems, type PublicItem } from "./publicItems.ts";
import { callButton, type ArticlePlace } from "./publicParts.ts";
import { quakeArticle } from "./articles/quakeArticle.ts";
import { quakeCancelledArticle, tsunamiOverArticle, tsunamiOverTitle, weatherCancelledArticle } from "./articles/overArticle.ts";
import { tsunamiArticle } from "./articles/tsunamiArticle.ts";
import type { PublicHazard } from "./publicView.ts";
import { weatherArticle, weatherTitle } from "./articles/weatherArticle.ts";
import { hourOf, momentWords, quakeHeadline, whereWords, zoneOfQuake } from "./publicWords.ts";

interface PublicPageParts {
  /** From `publicView`: the page can show no more than that list allows. */
  hazards: readonly PublicHazard[];
  /** Whether it may be said that nothing is in force. */
  calm: Calm;
  feeds: Standing["feeds"];
  kabupaten: readonly Kabupaten[];
  drill: Hello["drill"];
  phones: Phones;
  now: number;
}

/** The page at `/`: source · hazard · where · when and until · what to do. No script. As much of it as fits (public.1, public.22). */
export function publicPage(parts: PublicPageParts): string {
  let page = "";
  for (const fit of FITS) {
    page = pageAt(fit, { ...parts, hazards: parts.hazards.map((hazard) => fitted(hazard, fit)) });
    if (Buffer.byteLength(page) <= PAGE_BYTES) break;
  }
  return page;
}

/** What is loud enough is told in full, so many of it; the others get a line each. */
function pageAt(fit: Fit, { hazards, calm, feeds, kabupaten, drill, phones, now }: PublicPageParts): string {
  const items = publicItems(hazards, now);
  const full = items.filter(({ loudness }) => loudness >= HEED).slice(0, fit.inFull);
  const rest = items.filter((item) => !full.includes(item) && !isFolded(item, items));
  const heading = full.length > 0 ? "Peringatan dan info lain" : "Peringatan dan info";
  const list = others(rest, fit.lines, { heading: calm.state === "in-force" ? heading : "Info lain", kabupaten, now });
  const body = html`<main>
    ${full.length === 0 ? calmArticle({ calm, hazards, feeds, kabupaten, phones, now, list }) : null}
    ${full.map((item, i) => article(item, kabupaten, { madeAt: now, headingLevel: i === 0 ? 1 : 2, zones: fit.zones, rows: fit.rows, phones, doubts: i === 0 ? doubtNotes(calm) : null }))}
    <div class="body">
      ${full.length > 0 ? list : null}${bmkgTests(hazards, now)}
      ${callButton(phones)}${englishSummary(full[0] ?? null, { calm, phones, now })}
    </div>
  </main>`;
  const first = full[0];
  const title = first ? titleOf(first, kabupaten) : calmTitle(calm);
  return publicFrame({
    title,
    description: `${title}. Dibuat ${stampWords(now)}. Sumber: BMKG.`,
    drill,
    phones,
    madeAt: now,
    body,
  });
}

function article(item: PublicItem, kabupaten: readonly Kabupaten[], place: ArticlePlace): Html {
  switch (item.shape) {
    case "tsunami":
      return tsunamiArticle(item.hazard, place);
    case "tsunami-over":
      return tsunamiOverArticle(item, place);
    case "quake-cancelled":
      return quakeCancelledArticle(item, kabupaten, place);
    case "quake":
      return quakeArticle(item.hazard, item.loudness, kabupaten, place);
    case "weather":
      return weatherArticle(item.hazard, item.loudness, place);
    case "weather-cancelled":
      return weatherCancelledArticle(item, place);
  }
}

function titleOf(item: PublicItem, kabupaten: readonly Kabupaten[]): string {
  switch (item.shape) {
    case "tsunami":
    case "quake":
      return tsunamiTitle(item.hazard.tsunami) ?? quakeHeadline(item.hazard, kabupaten);
    case "tsunami-over":
      return tsunamiOverTitle(item.how);
    case "quake-cancelled":
      return `Dibatalkan BMKG: ${quakeHeadline(item.hazard, kabupaten)}`;
    case "weather":
      return weatherTitle(item.hazard);
    case "weather-cancelled":
      return `Dibatalkan BMKG: ${weatherTitle(item.hazard)}`;
  }
}

/** public.19: an aftershock that calls for nothing of its own is counted in its main event's article. */
function isFolded({ hazard, loudness }: PublicItem, items: readonly PublicItem[]): boolean {
  const mainId = hazard.alert?.mainId ?? null;
  return loudness < HEED && mainId !== null && items.some((item) => item.hazard.id === mainId);
}

interface Beside {
  heading: string;
  kabupaten: readonly Kabupaten[];
  now: number;
}

function others(items: readonly PublicItem[], lines: number, { heading, kabupaten, now }: Beside): Html | null {
  if (items.length === 0) return null;
  const more = items.length - lines;
  // Two warnings of one event for the same places until the same hour are two all the same, in one line.
  const told = groupBy(items.slice(0, lines), (item) => line(item, kabupaten, now).html);
  return html`<h2>${heading}</h2>
    <ul class="rows">
      ${[...told].map(
        ([words, same]) =>
          html`<li><span>${{ html: words }}${same.length > 1 ? ` (${same.length} peringatan)` : ""}</span></li>`,
      )}
    </ul>
    ${more > 0 ? html`<p class="note">Dan ${more} lain. Lihat <a href="https://www.bmkg.go.id/">BMKG</a>.</p>` : null}`;
}

function line(item: PublicItem, kabupaten: readonly Kabupaten[], now: number): Html {
  return html`<b>${titleOf(item, kabupaten)}</b><br />${underneath(item, kabupaten, now)}`;
}

function underneath(item: PublicItem, kabupaten: readonly Kabupaten[], now: number): string {
  switch (item.shape) {
    case "weather":
      return `${untilWords(item.hazard)} ${hourOf(item.hazard.endsAt, zoneOfProvince(item.hazard.areaDesc), now)}`;
    case "weather-cancelled":
      return `sejak ${hourOf(item.movedAt, zoneOfProvince(item.hazard.areaDesc), now)}`;
    case "quake-cancelled":
      return `sejak ${hourOf(item.movedAt, zoneOfQuake(item.hazard), now)}`;
    case "tsunami":
    case "tsunami-over":
    case "quake": {
      const { hazard } = item;
      const automatic = hasFlag(hazard, "automatic") ? " (otomatis)" : "";
      return `${magnitudeWords(hazard.magnitude)}, ${whereWords(hazard, kabupaten)}${automatic}, ${momentWords(hazard.originTime, zoneOfQuake(hazard))}`;
    }
  }
}

/** public.10: BMKG's own tests are named as tests, without place, size or level. */
function bmkgTests(hazards: readonly PublicHazard[], now: number): Html | null {
  const seenAt = hazards
    .filter(({ status }) => status === "test")
    .map(({ versions }) => versions.at(-1)?.fetchedAt ?? 0);
  const last = Math.max(...seenAt, 0);
  return now - last < DAY_MS
    ? html`<p class="note"><b>TES BMKG</b>: pesan uji terbaca ${stampWords(last)}. Bukan kejadian.</p>`
    : null;
}
