import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import { hasFlag } from "../../shared/record/flag.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { DAY_MS, stampWords } from "../../shared/time.ts";
import { magnitudeWords } from "../../shared/words/figures.ts";
import { owedWords } from "../../shared/words/owed.ts";
import { untilWords, warnedArea } from "../../shared/words/warnings.ts";
import { tsunamiTitle } from "../../shared/words/tsunami.ts";
import type { FeedTrust } from "../../shared/bmkg/feedTrust.ts";
import { doubtsOf, isFree, type Doubts } from "../../shared/calm/calm.ts";
import { clockOffWords } from "../../shared/words/clock.ts";
import { html, type Html } from "./html.ts";
import { englishSummary } from "./publicEnglish.ts";
import { publicFrame } from "./publicFrame.ts";
import { HEED, publicItems, type PublicItem } from "./publicItems.ts";
import { band, steps, strip, type ArticlePlace } from "./publicParts.ts";
import { quakeArticle } from "./publicQuake.ts";
import { tsunamiArticle, tsunamiEndedArticle } from "./publicTsunami.ts";
import type { PublicHazard } from "./publicView.ts";
import { weatherArticle } from "./publicWeather.ts";
import { momentWords, quakeHeadline, whereWords, zoneOfQuake } from "./publicWords.ts";

interface PublicPageParts {
  /** From `publicView`: the page can show no more than that list allows. */
  hazards: readonly PublicHazard[];
  standing: Standing;
  kabupaten: readonly Kabupaten[];
  drill: Hello["drill"];
  now: number;
}

/** public.1: told in full; the others get a line each, so that the first answer stays within 14 kB. */
const IN_FULL = 2;
const LINES = 12;

/** The page at `/`: source · hazard · where · when and until · what to do. No script. */
export function publicPage({ hazards, standing, kabupaten, drill, now }: PublicPageParts): string {
  const doubts = doubtsOf(standing, now);
  const items = publicItems(hazards, now);
  const full = items.filter(({ loudness }) => loudness >= HEED).slice(0, IN_FULL);
  const rest = items.filter((item) => !full.includes(item));
  const body = html`<main>
    ${full.length === 0 ? calmArticle({ hazards, standing, doubts, kabupaten, now }) : null}
    ${full.map((item, i) => article(item, kabupaten, { madeAt: now, headingLevel: i === 0 ? 1 : 2 }))}
    <div class="body">
      ${full.length > 0 ? doubtWords(doubts) : null}${others(rest, kabupaten)}${bmkgTests(hazards, now)}
      <a class="call" href="tel:171">Telepon 171</a>${englishSummary(full[0] ?? null, isFree(doubts), now)}
    </div>
  </main>`;
  const first = full[0];
  const title = first ? titleOf(first, kabupaten) : calmTitle(doubts);
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
      return tsunamiTitle(item.hazard.tsunami) ?? quakeHeadline(item.hazard, kabupaten);
    case "tsunami-ended":
      return "Peringatan tsunami sudah berakhir";
    case "weather":
      return item.hazard.headline;
  }
}

function calmTitle(doubts: Doubts): string {
  if (isFree(doubts)) return "Tidak ada peringatan yang terbuka";
  if (!doubts.trust || doubts.trust.trusted) return "Keadaan sekarang tidak pasti";
  const { blindTo } = doubts.trust;
  if (blindTo.quakes && blindTo.tsunamis) return "Data gempa dan tsunami tidak terbaca";
  if (blindTo.quakes) return "Data gempa tidak terbaca";
  return blindTo.tsunamis ? "Data tsunami tidak terbaca" : "Sebagian data BMKG tidak terbaca";
}

interface CalmParts extends Omit<PublicPageParts, "drill"> {
  doubts: Doubts;
}

/** public.9: no event, no data and old data are three different pages. */
function calmArticle({ hazards, standing, doubts, kabupaten, now }: CalmParts): Html {
  const free = isFree(doubts);
  const latest = hazards.find(
    (hazard) => hazard.kind === "earthquake" && (hazard.status === "live" || hazard.status === "history"),
  );
  return html`<article>
    ${band(free ? "Tidak ada peringatan" : "Data tidak lengkap", free ? null : "warn", free ? "calm" : "")}
    ${strip({ source: "BMKG", saidAt: null, zone: "WIB", madeAt: now })}
    <div class="body">
      <h1>${calmTitle(doubts)}</h1>
      ${
        free
          ? html`<p>BMKG tidak mengeluarkan peringatan yang kami ketahui. Gempa bisa datang tanpa peringatan.</p>`
          : html`${doubtWords(doubts)}
              <p class="mark">
                <b>Halaman ini tidak tahu apakah ada gempa atau tsunami baru.</b> Ikuti BMKG:
                <a href="https://www.bmkg.go.id/">bmkg.go.id</a>. Butuh bantuan: telepon <a href="tel:171">171</a>.
              </p>`
      }
      ${
        latest?.kind === "earthquake"
          ? html`<h2>Gempa terakhir yang terbaca</h2>
              <p>
                ${magnitudeWords(latest.magnitude)}, ${whereWords(latest, kabupaten)},
                ${momentWords(latest.originTime, zoneOfQuake(latest))}.
              </p>`
          : null
      }
      <h2>Yang kami baca dari BMKG</h2>
      <ul class="rows">
        ${standing.feeds.map(
          ({ title, readAt }) =>
            html`<li>
              <span
                ><b>${title}</b>: ${readAt === null ? "belum pernah terbaca" : `terbaca ${stampWords(readAt)}`}</span
              >
            </li>`,
        )}
      </ul>
      <h2>Siapkan</h2>
      ${steps([
        ["Kenali", "jalan ke tempat tinggi kalau tinggal di pantai."],
        ["Naik", "langsung kalau guncangan kuat atau lama di pantai."],
        ["Lindungi kepala", "kalau bergoyang."],
        ["Simpan", "nomor 171."],
      ])}
    </div>
  </article>`;
}

/** What keeps this page from knowing; null when nothing does. */
function doubtWords({ trust, clock }: Doubts): Html | null {
  const isBlind = trust !== null && !trust.trusted;
  const aheadMs = clock?.aheadMs ?? null;
  return html`${isBlind ? distrust(trust) : null}${
    aheadMs === null
      ? null
      : html`<p class="mark"><b>Jam server ${clockOffWords(aheadMs)}.</b> Waktu di halaman ini mengikuti BMKG.</p>`
  }`;
}

function distrust({ distrusted }: FeedTrust): Html {
  const titles = new Map<string, string[]>();
  for (const { title, since, owed } of distrusted) {
    const words = owed ? `(${owedWords(owed)})` : since === null ? "belum pernah terbaca" : `sejak ${stampWords(since)}`;
    titles.set(words, [...(titles.get(words) ?? []), title]);
  }
  const told = [...titles].map(([since, feeds]) => `${feeds.join(", ")} ${since}`);
  return html`<p class="mark">
    <b>Data BMKG tidak terbaca:</b> ${told.length === 0 ? "belum ada sumber yang dibaca" : told.join("; ")}. Ikuti BMKG
    dan telepon 171.
  </p>`;
}

function others(items: readonly PublicItem[], kabupaten: readonly Kabupaten[]): Html | null {
  if (items.length === 0) return null;
  const more = items.length - LINES;
  return html`<h2>Peringatan dan info lain</h2>
    <ul class="rows">
      ${items.slice(0, LINES).map((item) => html`<li><span>${line(item, kabupaten)}</span></li>`)}
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
