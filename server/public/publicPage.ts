import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Calm } from "../../shared/calm/calm.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { DAY_MS, stampWords } from "../../shared/time.ts";
import { magnitudeWords } from "../../shared/words/figures.ts";
import { untilWords, warnedArea } from "../../shared/words/warnings.ts";
import { warningTitle } from "../../shared/words/tsunami.ts";
import { html, type Html } from "./html.ts";
import { calmArticle, calmTitle, doubtNotes } from "./publicCalm.ts";
import { englishSummary } from "./publicEnglish.ts";
import { fitted, FITS, PAGE_BYTES, type Fit } from "./publicFit.ts";
import { publicFrame } from "./publicFrame.ts";
import { HEED, publicItems, type PublicItem } from "./publicItems.ts";
import type { ArticlePlace } from "./publicParts.ts";
import { quakeArticle } from "./publicQuake.ts";
import { tsunamiArticle, tsunamiEndedArticle } from "./publicTsunami.ts";
import type { PublicHazard } from "./publicView.ts";
import { weatherArticle } from "./publicWeather.ts";
import { momentWords, quakeHeadline, whereWords, zoneOfQuake } from "./publicWords.ts";

interface PublicPageParts {
  /** From `publicView`: the page can show no more than that list allows. */
  hazards: readonly PublicHazard[];
  /** Whether it may be said that nothing is in force. */
  calm: Calm;
  feeds: Standing["feeds"];
  kabupaten: readonly Kabupaten[];
  drill: Hello["drill"];
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
function pageAt(fit: Fit, { hazards, calm, feeds, kabupaten, drill, now }: PublicPageParts): string {
  const items = publicItems(hazards, now);
  const full = items.filter(({ loudness }) => loudness >= HEED).slice(0, fit.inFull);
  const rest = items.filter((item) => !full.includes(item));
  const body = html`<main>
    ${full.length === 0 ? calmArticle({ calm, hazards, feeds, kabupaten, now }) : null}
    ${full.map((item, i) => article(item, kabupaten, { madeAt: now, headingLevel: i === 0 ? 1 : 2, zones: fit.zones }))}
    <div class="body">
      ${full.length > 0 ? doubtNotes(calm) : null}${others(rest, fit.lines, calm, kabupaten)}${bmkgTests(hazards, now)}
      <a class="call" href="tel:171">Telepon 171</a>${englishSummary(full[0] ?? null, calm, now)}
    </div>
  </main>`;
  const first = full[0];
  const title = first ? titleOf(first, kabupaten) : calmTitle(calm);
  return publicFrame({
    title,
    description: `${title}. Dibuat ${stampWords(now)}. Sumber: BMKG.`,
    drill,
    madeAt: now,
    body,
  });
}

function article(item: PublicItem, kabupaten: readonly Kabupaten[], place: ArticlePlace): Html {
  switch (item.shape) {
    case "tsunami":
      return tsunamiArticle(item.hazard, place);
    case "tsunami-ended":
      return tsunamiEndedArticle(item.hazard, place);
    case "quake":
      return quakeArticle(item.hazard, item.loudness, kabupaten, place);
    case "weather":
      return weatherArticle(item.hazard, item.loudness, place);
  }
}

function titleOf(item: PublicItem, kabupaten: readonly Kabupaten[]): string {
  switch (item.shape) {
    case "tsunami":
    case "quake":
      return warningTitle(item.hazard.tsunami) ?? quakeHeadline(item.hazard, kabupaten);
    case "tsunami-ended":
      return `Peringatan tsunami sudah ${item.hazard.tsunami.cancelled ? "dibatalkan" : "berakhir"}`;
    case "weather":
      return item.hazard.headline;
  }
}

function others(items: readonly PublicItem[], lines: number, calm: Calm, kabupaten: readonly Kabupaten[]): Html | null {
  if (items.length === 0) return null;
  const more = items.length - lines;
  return html`<h2>${calm.state === "in-force" ? "Peringatan dan info lain" : "Info lain"}</h2>
    <ul class="rows">
      ${items.slice(0, lines).map((item) => html`<li><span>${line(item, kabupaten)}</span></li>`)}
    </ul>
    ${more > 0 ? html`<p class="note">Dan ${more} lain. Lihat <a href="https://www.bmkg.go.id/">BMKG</a>.</p>` : null}`;
}

function line(item: PublicItem, kabupaten: readonly Kabupaten[]): Html {
  const { hazard } = item;
  const until =
    hazard.kind === "weather"
      ? `${untilWords(hazard)} ${stampWords(hazard.endsAt)}`
      : momentWords(hazard.originTime, zoneOfQuake(hazard));
  return html`<b>${titleOf(item, kabupaten)}</b
    ><br />${hazard.kind === "weather" ? warnedArea(hazard) : `${magnitudeWords(hazard.magnitude)}, ${whereWords(hazard, kabupaten)}${hasFlag(hazard, "automatic") ? " (otomatis)" : ""}`},
    ${until}`;
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
