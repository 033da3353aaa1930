import { gaugeWords, zoneWords } from "../../shared/tsunami/zoneWords.ts";
import { provinceWords, zoneOfProvince } from "../../shared/words/provinces.ts";
import { TsunamiLevel } from "../../shared/record/bulletin.ts";
import { dateWords, hourWords, stampWords } from "../../shared/time.ts";
import { decimals, magnitudeWords } from "../../shared/words/figures.ts";
import { LEVELS } from "../../shared/words/levels.ts";
import { tsunamiTitle } from "../../shared/words/tsunami.ts";
import { html, type Html } from "./html.ts";
import { band, steps, strip, heading, type ArticlePlace } from "./publicParts.ts";
import type { PublicQuake } from "./publicView.ts";
import { momentWords, quakeWords, whereWords, zoneOfQuake } from "./publicWords.ts";

/** public.7: zones with a row and a time of their own; the rest are named in one sentence, so that the page stays small. */
const ROWS = 36;

export function tsunamiArticle(quake: PublicQuake, { madeAt, headingLevel, zones: atMost }: ArticlePlace): Html {
  const { level, zones, stage } = quake.tsunami;
  const zone = zoneOfQuake(quake);
  const inland = level === "AWAS" || level === "SIAGA" || level === null;
  const firstAt = zones.reduce<number | null>(
    (first, { arrivalAt }) => (arrivalAt !== null && (first === null || arrivalAt < first) ? arrivalAt : first),
    null,
  );
  const source = `BMKG${stage ? `, Peringatan Dini ${stage.replace(/^PD-/, "")}` : ""}`;
  return html`<article>
    ${band(tsunamiTitle(quake.tsunami) ?? "Tsunami", level ? `bars${LEVELS[level].bars}` : "warn", level ? level.toLowerCase() : "")}
    ${strip({ source, saidAt: quake.tsunami.issuedAt, zone, madeAt })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, inland ? "Pergi ke tempat tinggi sekarang" : "Menjauh dari pantai sekarang")}
        <dl>
          <dt>Bahaya</dt>
          <dd>${level ? `Gelombang ${LEVELS[level].heightInFull} di daerah ${level}.` : "Tsunami. BMKG belum menyebut tinggi gelombang."}</dd>
          <dt>Di mana</dt>
          <dd>
            ${zones.length > 0 ? `Pantai ${provincesOf(zones.slice(0, atMost))}. Daftar di bawah.` : `Pantai di sekitar pusat gempa: ${whereWords(quake)}.`}
          </dd>
          <dt>Kapan</dt>
          <dd>
            ${firstAt === null ? html`<b>Sekarang.</b>` : html`<b>Mulai sekitar ${hourWords(firstAt, zone)} ${zone}.</b> Bisa lebih cepat.`}
            Jangan menunggu.
          </dd>
          <dt>Sampai</dt>
          <dd>BMKG menyatakan berakhir.</dd>
        </dl>
        <h2>Lakukan sekarang</h2>
        ${steps(inland ? CLIMB : LEAVE_THE_BEACH)}
      </div>
      <div>
        ${zones.length > 0 ? html`<p class="note">Perkiraan gelombang pertama menurut BMKG. Jam sudah lewat? Tetap jangan ke pantai.</p>` : null}
        ${TsunamiLevel.options.map((each) => zoneRows(quake, each, atMost))}
        <p class="mark">
          <b>Daerah Anda tidak ada di daftar?</b> Bahaya tetap bisa datang. Guncangan kuat atau lama di pantai: langsung
          naik.
        </p>
        <h2>Gempa</h2>
        <p>${quakeWords(quake)} ${momentWords(quake.originTime, zone)}. ${whereWords(quake)}.</p>
      </div>
    </div>
  </article>`;
}

/** The country has 38; what names more is no list of provinces. */
const PROVINCES = 38;

function provincesOf(zones: PublicQuake["tsunami"]["zones"]): string {
  return [...new Set(zones.map(({ province }) => provinceWords(province)))].slice(0, PROVINCES).join(", ");
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

function zoneRows(quake: PublicQuake, level: TsunamiLevel, atMost: number): Html | null {
  const above = quake.tsunami.zones.filter((zone) => rank(zone.level) < rank(level)).length;
  const zones = quake.tsunami.zones
    .filter((zone) => zone.level === level);
  if (zones.length === 0) return null;
  const shown = zones.slice(0, Math.max(0, Math.min(ROWS, atMost) - above));
  const named = zones.slice(shown.length, Math.max(shown.length, atMost - above));
  const more = zones.length - shown.length - named.length;
  const rest = [...named.map(zoneWords), ...(more > 0 ? [`${more} daerah lain, lihat BMKG`] : [])];
  return html`<h2>Daerah ${level}</h2>
    <ul class="rows">
      ${shown.map((zone) => {
        const clock = zoneOfProvince(zone.province);
        return html`<li>
          <b class="at">${zone.arrivalAt === null ? "–" : `${hourWords(zone.arrivalAt, clock)} ${clock}`}</b
          ><span>${zoneWords(zone)}</span>
        </li>`;
      })}
    </ul>
    ${rest.length > 0 ? html`<p><b>Juga ${level}:</b> ${rest.join(", ")}.</p>` : null}`;
}

function rank(level: TsunamiLevel): number {
  return TsunamiLevel.options.indexOf(level);
}

export function tsunamiEndedArticle(quake: PublicQuake, { madeAt, headingLevel }: ArticlePlace): Html {
  const zone = zoneOfQuake(quake);
  const { issuedAt, stage, observations, cancelled } = quake.tsunami;
  const highest = [...observations].sort((a, b) => b.heightM - a.heightM)[0];
  return html`<article>
    ${band(cancelled ? "DIBATALKAN" : "BERAKHIR", "tick", "ended")} ${strip({ source: `BMKG${stage ? `, ${stage}` : ""}`, saidAt: issuedAt, zone, madeAt })}
    <div class="body">
      ${heading(headingLevel, `Peringatan tsunami sudah ${cancelled ? "dibatalkan" : "berakhir"}`)}
      <p>
        Peringatan ${cancelled ? "dibatalkan" : "diakhiri"}
        BMKG${stage ? `, ${stage}` : ""}${issuedAt === null ? "" : html` pada <b>${stampWords(issuedAt, zone)}</b>`}.
      </p>
      <dl>
        <dt>Bahaya</dt>
        <dd>Gempa susulan masih bisa terjadi.</dd>
        <dt>Di mana</dt>
        <dd>${whereWords(quake)}.</dd>
        <dt>Kapan</dt>
        <dd>
          Gempa ${magnitudeWords(quake.magnitude)}, ${dateWords(quake.originTime, zone)} pukul
          ${hourWords(quake.originTime, zone)} ${zone}.
        </dd>
      </dl>
      <h2>Lakukan sekarang</h2>
      ${steps([
        ["Tunggu", "izin BPBD sebelum pulang."],
        ["Jangan masuk", "rumah yang retak."],
        ["Lindungi kepala", "kalau bergoyang lagi."],
        ["Naik", "lagi kalau BMKG memberi peringatan baru."],
        ["Telepon", "171 kalau butuh bantuan."],
      ])}${highest ? html`<p>Air tertinggi yang tercatat BMKG: <b>${decimals(highest.heightM, 2)} m</b> di ${gaugeWords(highest.location)}.</p>` : null}
    </div>
  </article>`;
}
