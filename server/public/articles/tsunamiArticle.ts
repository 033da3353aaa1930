import { capital } from "../../../shared/words/capitals.ts";
import { gaugeWords, zoneWords } from "../../../shared/tsunami/zoneWords.ts";
import { provinceInShort, zoneOfProvince } from "../../../shared/words/provinces.ts";
import { TsunamiLevel } from "../../../shared/record/bulletin.ts";
import { hourWords, zoneAt, type Zone } from "../../../shared/time.ts";
import { decimals } from "../../../shared/words/figures.ts";
import type { Phones } from "../../phones.ts";
import { LEVELS } from "../../../shared/words/levels.ts";
import { tsunamiTitle } from "../../../shared/words/tsunami.ts";
import { html, type Html } from "../html.ts";
import { bmkgSays } from "../publicSaid.ts";
import { band, steps, strip, heading, type ArticlePlace } from "../publicParts.ts";
import type { PublicQuake } from "../publicView.ts";
import { aftershocksWords, momentWords, quakeWords, shakenPlaces, whereWords, zoneOfQuake } from "../publicWords.ts";

export function tsunamiArticle(quake: PublicQuake, { madeAt, headingLevel, zones: atMost, rows, phones, doubts }: ArticlePlace): Html {
  const { level, zones, stage } = quake.tsunami;
  const zone = zoneOfQuake(quake);
  const inland = level === "AWAS" || level === "SIAGA" || level === null;
  const firstAt = zones.reduce<number | null>(
    (first, { arrivalAt }) => (arrivalAt !== null && (first === null || arrivalAt < first) ? arrivalAt : first),
    null,
  );
  return html`<article>
    ${band(tsunamiTitle(quake.tsunami) ?? "Tsunami", level ? `bars${LEVELS[level].bars}` : "warn", level ? level.toLowerCase() : "")}
    ${strip({ source: sourceWords(stage), saidAt: quake.tsunami.issuedAt, zone, madeAt })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, inland ? "Pergi ke tempat tinggi sekarang" : "Menjauh dari pantai sekarang")}
        <dl>
          <dt>Bahaya</dt>
          <dd>${level ? `Gelombang ${LEVELS[level].heightInFull} di daerah ${level}.` : "BMKG belum menyebut tinggi gelombang."}</dd>
          <dt>Di mana</dt>
          <dd>
            ${zones.length > 0 ? `Pantai ${provincesOf(zones.slice(0, atMost))}. Daftar di bawah.` : `Belum disebut BMKG. Pusat gempa: ${whereWords(quake)}.`}
          </dd>
          <dt>Kapan</dt>
          <dd>
            ${whenWords(firstAt === null ? null : { firstAt, zone }, madeAt)}
          </dd>
          <dt>Sampai</dt>
          <dd>BMKG menyatakan berakhir.</dd>
          ${highestMeasured(quake)}
        </dl>
        <h2>Lakukan sekarang</h2>
        ${steps(inland ? CLIMB : LEAVE_THE_BEACH)} ${doubts}
      </div>
      <div>
        ${zones.length > 0 ? html`<p class="note">Perkiraan gelombang pertama menurut BMKG. Jam sudah lewat? Tetap jangan ke pantai.</p>` : null}
        ${TsunamiLevel.options.map((each) => zoneRows(quake, each, atMost, rows))}
        <p class="mark">
          <b>${zones.length > 0 ? "Daerah Anda tidak ada di daftar?" : "Belum ada daftar daerah."}</b> Bahaya tetap bisa datang. Guncangan kuat atau lama di pantai: langsung
          naik.
        </p>
        ${measuredHeights(quake)} ${quakeOf(quake, phones)} ${saysOf(quake, [quake.says.instruction, ...quake.says.levels])}
      </div>
    </div>
  </article>`;
}

/** An hour that has passed is no beginning: what comes after the first wave may be higher. */
function whenWords(first: { firstAt: number; zone: Zone } | null, now: number): Html {
  if (first === null) return html`<b>Sekarang.</b> Jangan menunggu.`;
  if (first.firstAt <= now) return html`<b>Sekarang.</b> Gelombang berikut bisa lebih tinggi.`;
  return html`<b>Mulai sekitar ${hourWords(first.firstAt, first.zone)} ${first.zone}.</b> Bisa lebih cepat. Jangan menunggu.`;
}

/** The country has 38; what names more is no list of provinces. */
const PROVINCES = 38;

export function provincesOf(zones: PublicQuake["tsunami"]["zones"]): string {
  return [...new Set(zones.map(({ province }) => provinceInShort(province)))].slice(0, PROVINCES).join(", ");
}

const CLIMB = [
  ["Naik", "ke bukit atau tempat tinggi."],
  ["Lari atau jalan kaki.", "Mobil bisa terjebak."],
  ["Menjauh", "dari pantai dan muara sungai."],
  ["Jangan kembali.", "Gelombang bisa datang lagi."],
  ["Ikuti", "BPBD dan BMKG."],
] as const;

const LEAVE_THE_BEACH = [
  ["Menjauh", "dari pantai dan muara sungai."],
  ["Naik", "kalau air laut surut atau naik tiba-tiba."],
  ["Jangan kembali", "sebelum BMKG menyatakan berakhir."],
  ["Ikuti", "BPBD dan BMKG."],
] as const;

function zoneRows(quake: PublicQuake, level: TsunamiLevel, atMost: number, rows: number): Html | null {
  const above = quake.tsunami.zones.filter((zone) => rank(zone.level) < rank(level)).length;
  const zones = withoutTwins(quake.tsunami.zones.filter((zone) => zone.level === level));
  if (zones.length === 0) return null;
  const shown = zones.slice(0, Math.max(0, Math.min(rows, atMost) - above));
  const named = zones.slice(shown.length, Math.max(shown.length, atMost - above));
  const more = zones.length - shown.length - named.length;
  const rest = [...named.map(zoneWords), ...(more > 0 ? [`${more} daerah lain, lihat BMKG`] : [])];
  return html`<h2>Daerah ${level}</h2>
    <ul class="rows">
      ${shown.map((zone) => {
        const clock = zoneOfProvince(zone.province);
        return html`<li>
          <b class="at">${zone.arrivalAt === null ? "–" : `${hourWords(zone.arrivalAt, clock)} ${clock}`}</b>
          <span>${zoneWords(zone)}</span>
        </li>`;
      })}
    </ul>
    ${rest.length > 0 ? html`<p><b>Juga ${level}:</b> ${rest.join(", ")}.</p>` : null}`;
}

/** BMKG's PD-1 has named a coast twice. */
function withoutTwins(zones: PublicQuake["tsunami"]["zones"]) {
  return [...new Map(zones.map((zone) => [`${zoneWords(zone)} ${zone.arrivalAt}`, zone])).values()];
}

function rank(level: TsunamiLevel): number {
  return TsunamiLevel.options.indexOf(level);
}

/** The highest of what was measured, where nobody can miss it. */
function highestMeasured({ tsunami: { observations } }: PublicQuake): Html | null {
  const [highest] = observations;
  if (highest === undefined) return null;
  return html`<dt>Tercatat</dt>
    <dd>Sampai <b>${decimals(highest.heightM, 2)} m</b> di ${gaugeWords(highest.location)}${seenAt(highest)}.</dd>`;
}

function seenAt({ at, observedAt }: PublicQuake["tsunami"]["observations"][number]): string {
  const clock = at === null ? "WIB" : zoneAt(at[0], at[1]);
  return observedAt === null ? "" : `, ${hourWords(observedAt, clock)} ${clock}`;
}

/** public.26: rows of gauges, the highest first; what is lower is counted. */
const GAUGES = 8;

export function measuredHeights({ tsunami: { observations } }: PublicQuake): Html | null {
  if (observations.length === 0) return null;
  const more = observations.length - GAUGES;
  return html`<h2>Tinggi air yang sudah tercatat BMKG</h2>
    <ul class="rows">
      ${observations.slice(0, GAUGES).map(
        (seen) =>
          html`<li><b class="at">${decimals(seen.heightM, 2)} m</b> <span>${gaugeWords(seen.location)}${seenAt(seen)}</span></li>`,
      )}
    </ul>
    ${more > 0 ? html`<p class="note">Dan ${more} tempat lain, lebih rendah.</p>` : null}`;
}

/** Regencies with a chip beside a warning, where the zones need the room. */
const SHAKEN = 6;

/** The quake itself: who was shaken has a disaster of his own, whatever the sea does. */
export function quakeOf(quake: PublicQuake, phones: Phones): Html {
  return html`<h2>Gempa</h2>
    <dl>
      <dt>Kekuatan</dt>
      <dd>${quakeWords(quake)}</dd>
      <dt>Di mana</dt>
      <dd>${capital(whereWords(quake))}.</dd>
      <dt>Kapan</dt>
      <dd>${momentWords(quake.originTime, zoneOfQuake(quake))}.</dd>
      <dt>Susulan</dt>
      <dd>${aftershocksWords(quake)}</dd>
    </dl>
    ${shakenPlaces(quake, SHAKEN, phones)}`;
}

/** Its description, or else the headline that tells the same in short; then what it asks. */
export function saysOf(quake: PublicQuake, asked: readonly (string | null)[]): Html | null {
  const { description, headline, saidAt } = quake.says;
  return bmkgSays([description ?? headline, ...asked], saidAt, zoneOfQuake(quake));
}

/** `BMKG, Peringatan Dini 4` */
export function sourceWords(stage: string | null): string {
  return `BMKG${stage ? `, Peringatan Dini ${stage.replace(/^PD-/, "")}` : ""}`;
}
