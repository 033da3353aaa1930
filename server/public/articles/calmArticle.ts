import { doubtsIn, type Calm, type Doubts } from "../../../shared/calm/calm.ts";
import { groupBy } from "../../../shared/groupBy.ts";
import { ownDoubtWords } from "../../../shared/calm/doubtWords.ts";
import { inForceWords } from "../../../shared/calm/inForce.ts";
import { noWarningTitle, noWarningWords } from "../../../shared/calm/noWarning.ts";
import type { FeedTrust } from "../../../shared/bmkg/feedTrust.ts";
import type { Standing } from "../../../shared/bmkg/standing.ts";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import { clockWords, longDate, MINUTE_MS, stampWords } from "../../../shared/time.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { owedWords } from "../../../shared/words/owed.ts";
import type { Hazard } from "../../../shared/record/hazard.ts";
import { provinceWords, zoneOfProvince } from "../../../shared/words/provinces.ts";
import type { Phones } from "../../phones.ts";
import { magnitudeWords } from "../../../shared/words/figures.ts";
import { html, type Html } from "../html.ts";
import { bmkgSays, paragraphs } from "../publicSaid.ts";
import { inRain } from "./weatherArticle.ts";
import { band, call, steps, strip } from "../publicParts.ts";
import { isTakenBack } from "../publicItems.ts";
import type { PublicHazard } from "../publicView.ts";
import { momentWords, whereWords, zoneOfQuake } from "../publicWords.ts";

/** What the page says first while nothing on it is told in full: whether that is calm is decided in one place (calm.1). */

export function calmTitle(calm: Calm): string {
  switch (calm.state) {
    case "calm":
      return noWarningTitle(calm);
    case "in-force":
      return `${capital(inForceWords(calm.hazards))} berlaku`;
    case "unknown":
      return unknownTitle(calm.doubts);
  }
}

function unknownTitle({ trust, journal }: Doubts): string {
  if (trust?.trusted) return journal ? "Kabar baru belum dapat dicatat" : "Jam server kami meleset";
  const { quakes, tsunamis } = trust?.blindTo ?? { quakes: true, tsunamis: true };
  if (quakes && tsunamis) return "Data gempa dan tsunami tidak terbaca";
  if (quakes) return "Data gempa tidak terbaca";
  return tsunamis ? "Data tsunami tidak terbaca" : "Sebagian data BMKG tidak terbaca";
}

interface CalmParts {
  calm: Calm;
  hazards: readonly PublicHazard[];
  feeds: Standing["feeds"];
  kabupaten: readonly Kabupaten[];
  phones: Phones;
  now: number;
  /** What is told in a line. */
  list: Html | null;
}

/** public.9: no event, no data and old data are three different pages; a warning that is a line below is a fourth (public.20). */
export function calmArticle({ calm, hazards, feeds, kabupaten, phones, now, list }: CalmParts): Html {
  const latest = hazards.find(
    (hazard) =>
      hazard.kind === "earthquake" && (hazard.status === "live" || hazard.status === "history") && !isTakenBack(hazard),
  );
  return html`<article>
    ${bandOf(calm)} ${strip({ source: "BMKG", saidAt: null, zone: "WIB", madeAt: now })}
    <div class="body">
      <h1${calm.state === "calm" ? html` class="now"` : null}>${calmTitle(calm)}</h1>
      ${first(calm, hazards, phones)}
      ${calm.state === "in-force" ? html`${advice(calm, hazards, phones)} ${list}` : null}
      ${calm.state === "unknown" ? list : null}
      ${
        latest?.kind === "earthquake"
          ? html`<h2>Gempa terakhir yang terbaca</h2>
              <p>
                ${magnitudeWords(latest.magnitude)}, ${whereWords(latest, kabupaten)},
                ${momentWords(latest.originTime, zoneOfQuake(latest))}.
              </p>`
          : null
      }
      ${calm.state === "in-force" ? null : advice(calm, hazards, phones)} ${calm.state === "calm" ? list : null}
      <h2>Yang kami baca dari BMKG</h2>
      <p class="note">${readWords(feeds, now)}</p>
    </div>
  </article>`;
}

/** What was read within minutes is told in one; the other feeds by name. */
const TOGETHER_MS = 10 * MINUTE_MS;

/** `Gempa, Tsunami: 13.38.50 sampai 13.39.06 WIB, 21 November 2022. Cuaca: belum pernah terbaca.` */
function readWords(feeds: Standing["feeds"], now: number): string {
  const together = feeds.filter(({ readAt }) => readAt !== null && Math.abs(now - readAt) < TOGETHER_MS);
  const times = together.map(({ readAt }) => readAt ?? now).sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  const others = [
    ...groupBy(
      feeds.filter((feed) => !together.includes(feed)),
      ({ readAt }) => (readAt === null ? "belum pernah terbaca" : stampWords(readAt)),
    ),
  ].map(([read, same]) => `${same.map(({ title }) => title).join(", ")}: ${read}.`);
  if (first === undefined || last === undefined) return others.join(" ") || "Belum ada sumber yang dibaca.";
  const from = first === last ? "" : `${clockWords(first)} sampai `;
  const read = `${together.map(({ title }) => title).join(", ")}: ${from}${clockWords(last)} WIB, ${longDate(last)}.`;
  return [read, ...others].join(" ");
}

/** The title says it with its hour: a word that could be read without it would be true for a minute. */
function bandOf({ state }: Calm): Html | null {
  switch (state) {
    case "calm":
      return null;
    case "in-force":
      return band("Peringatan berlaku", "warn", "");
    case "unknown":
      return band("Data tidak lengkap", "warn", "");
  }
}

/** While it rains, what to do in it; else what to be ready for. */
function advice(calm: Calm, hazards: readonly PublicHazard[], phones: Phones): Html {
  if (calm.state !== "in-force" || calm.hazards.some(({ kind }) => kind !== "weather"))
    return html`<h2>Siapkan</h2>
      ${steps([
        ["Kenali", "jalan ke tempat tinggi kalau tinggal di pantai."],
        ["Naik", "langsung kalau guncangan kuat atau lama di pantai."],
        ["Lindungi kepala", "kalau bergoyang."],
        ["Simpan", html`nomor ${call(phones[0])}.`],
      ])}`;
  const inForce = new Set(calm.hazards.map(({ id }) => id));
  const warning = hazards.find((hazard) => hazard.kind === "weather" && inForce.has(hazard.id));
  return html`<h2>Lakukan sekarang</h2>
    ${steps(inRain(phones))} ${warning?.kind === "weather" ? bmkgSays(paragraphs(warning.description).slice(1, 3), warning.sentAt, zoneOfProvince(warning.areaDesc)) : null}`;
}

/** ` untuk Jawa Barat, Banten`: enough to know whether to look for oneself in the list. */
const PROVINCES = 6;

function whereInForce(inForce: readonly Hazard[], hazards: readonly PublicHazard[]): string {
  const ids = new Set(inForce.map(({ id }) => id));
  const named = hazards.flatMap((hazard) =>
    hazard.kind === "weather" && ids.has(hazard.id) && hazard.areaDesc !== "" ? [provinceWords(hazard.areaDesc)] : [],
  );
  const provinces = [...new Set(named)];
  const more = provinces.length - PROVINCES;
  if (provinces.length === 0 || named.length < inForce.length) return "";
  return ` untuk ${provinces.slice(0, PROVINCES).join(", ")}${more > 0 ? `, dan ${more} daerah lain` : ""}`;
}

function first(calm: Calm, hazards: readonly PublicHazard[], phones: Phones): Html {
  switch (calm.state) {
    case "calm":
      return html`<p class="now">${noWarningWords(calm)}</p>`;
    case "in-force":
      return html`<p>BMKG memberi peringatan${whereInForce(calm.hazards, hazards)}. Daftar daerah dan jamnya di bawah.</p>
        ${doubtNotes(calm)}`;
    case "unknown":
      return html`${doubtNotes(calm)}
        <p class="mark">
          <b>Halaman ini tidak tahu apakah ada gempa, tsunami, atau cuaca buruk baru.</b> Ikuti BMKG:
          <a href="https://www.bmkg.go.id/">bmkg.go.id</a>. Butuh bantuan: telepon ${call(phones[0])}.
        </p>`;
  }
}

/** What we can't know, beside whatever else the page tells; nothing when there is no doubt. */
export function doubtNotes(calm: Calm): Html | null {
  const doubts = doubtsIn(calm);
  if (doubts === null) return null;
  const own = ownDoubtWords(doubts, stampWords);
  return html`${doubts.trust?.trusted ? null : unread(doubts.trust)}
  ${own.length === 0 ? null : html`<p class="mark"><b>${own[0] ?? ""}.</b> ${own.slice(1).map((words) => `${words}. `)}</p>`}`;
}

function unread(trust: FeedTrust | null): Html {
  const titles = new Map<string, string[]>();
  for (const { title, since, owed } of trust?.distrusted ?? []) {
    const words = owed ? `(${owedWords(owed)})` : since === null ? "belum pernah terbaca" : `sejak ${stampWords(since)}`;
    titles.set(words, [...(titles.get(words) ?? []), title]);
  }
  const told = [...titles].map(([since, feeds]) => `${feeds.join(", ")} ${since}`);
  return html`<p class="mark">
    <b>Data BMKG tidak terbaca:</b> ${told.length === 0 ? "belum ada sumber yang dibaca" : told.join("; ")}. Ikuti <a href="https://www.bmkg.go.id/">BMKG</a>.
  </p>`;
}
