import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import { ageWords } from "../../shared/words/figures.ts";
import { capital } from "../../shared/words/capitals.ts";
import { tsunamiWords } from "../../shared/words/tsunami.ts";
import { html, type Html } from "./html.ts";
import { ACT } from "./publicItems.ts";
import { band, steps, strip, heading, type ArticlePlace } from "./publicParts.ts";
import type { PublicQuake } from "./publicView.ts";
import {
  feltSentence,
  momentWords,
  peopleSentence,
  quakeHeadline,
  quakeWords,
  shakenPlaces,
  whereWords,
  zoneOfQuake,
} from "./publicWords.ts";

/** Regencies with a chip of their own. */
const ROWS = 10;

export function quakeArticle(
  quake: PublicQuake,
  loudness: number,
  kabupaten: readonly Kabupaten[],
  { madeAt, headingLevel }: ArticlePlace,
): Html {
  const zone = zoneOfQuake(quake);
  const people = peopleSentence(quake);
  const felt = feltSentence(quake);
  const saidAt = quake.versions.at(-1)?.issuedAt ?? null;
  const age = `${ageWords(madeAt - quake.originTime)} setelah gempa`;
  return html`<article>
    ${loudness >= ACT ? band("Bertindak sekarang", "warn", "") : band("Waspada gempa", "warn", "")}
    ${strip({ source: "BMKG", saidAt, zone, madeAt, more: age })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, quakeHeadline(quake, kabupaten))}
        <dl>
          <dt>Bahaya</dt>
          <dd>${quakeWords(quake)} ${tsunamiSentence(quake)}</dd>
          <dt>Di mana</dt>
          <dd>${whereWords(quake, kabupaten)}.</dd>
          <dt>Kapan</dt>
          <dd>${momentWords(quake.originTime, zone)}.</dd>
          <dt>Sampai</dt>
          <dd>Sampai halaman ini berubah. Gempa susulan masih bisa terjadi.</dd>
        </dl>
        <h2>Lakukan sekarang</h2>
        ${steps(loudness >= ACT ? AFTER_STRONG : AFTER_FELT)}
      </div>
      <div>
        ${shakenPlaces(quake, ROWS)}${people === null ? null : html`<p>${people}</p>`}${felt === null ? null : html`<p>${felt}</p>`}
      </div>
    </div>
  </article>`;
}

/** A resident does not know BMKG's numbers of bulletins. */
function tsunamiSentence({ tsunami }: PublicQuake): string {
  if (tsunami.state === "ended")
    return `Peringatan dini tsunami sudah BMKG ${tsunami.cancelled ? "batalkan" : "nyatakan berakhir"}.`;
  return `${capital(tsunamiWords(tsunami))}.`;
}

const AFTER_STRONG = [
  ["Keluar", "dari bangunan retak. Jangan masuk lagi."],
  ["Menjauh", "dari tebing. Tanah bisa longsor."],
  ["Lindungi kepala", "kalau bergoyang lagi."],
  ["Matikan", "kompor, gas, dan listrik."],
  ["Telepon", "115 (SAR) atau 119 (ambulans) kalau ada yang luka atau terjepit."],
] as const;

const AFTER_FELT = [
  ["Lindungi kepala", "kalau bergoyang lagi."],
  ["Periksa", "rumah. Retak besar? Keluar."],
  ["Menjauh", "dari kaca dan tebing."],
  ["Telepon", "171 kalau butuh bantuan."],
] as const;
