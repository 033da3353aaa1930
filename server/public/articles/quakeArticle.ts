import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import { ageWords } from "../../../shared/words/figures.ts";
import { capital } from "../../../shared/words/capitals.ts";
import type { Phones } from "../../phones.ts";
import { tsunamiWords } from "../../../shared/words/tsunami.ts";
import { html, type Html } from "../html.ts";
import { ACT } from "../publicItems.ts";
import { band, callForHelp, callForRescue, steps, strip, heading, type ArticlePlace, type Step } from "../publicParts.ts";
import { bmkgSays } from "../publicSaid.ts";
import type { PublicQuake } from "../publicView.ts";
import {
  aftershocksWords,
  feltSentence,
  momentWords,
  peopleSentence,
  quakeHeadline,
  quakeWords,
  shakenPlaces,
  whereWords,
  zoneOfQuake,
} from "../publicWords.ts";

/** Regencies with a chip of their own. */
const ROWS = 10;

export function quakeArticle(
  quake: PublicQuake,
  loudness: number,
  kabupaten: readonly Kabupaten[],
  { madeAt, headingLevel, phones, doubts }: ArticlePlace,
): Html {
  const zone = zoneOfQuake(quake);
  const people = peopleSentence(quake);
  const felt = feltSentence(quake);
  const saidAt = quake.versions.at(-1)?.issuedAt ?? null;
  const age = `${ageWords(madeAt - quake.originTime)} setelah gempa`;
  return html`<article>
    ${loudness >= ACT ? band("Bertindak sekarang", "warn", "") : band("Waspada gempa", "warn", "")}
    ${strip({ source: "BMKG", saidAt, zone, madeAt, age })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, quakeHeadline(quake, kabupaten))}
        <dl>
          <dt>Bahaya</dt>
          <dd>${quakeWords(quake)} ${tsunamiSentence(quake)}</dd>
          <dt>Di mana</dt>
          <dd>${capital(whereWords(quake, kabupaten))}.</dd>
          <dt>Kapan</dt>
          <dd>${momentWords(quake.originTime, zone)}.</dd>
          <dt>Susulan</dt>
          <dd>${aftershocksWords(quake)}</dd>
        </dl>
        <h2>Lakukan sekarang</h2>
        ${steps(stepsAfter(quake, loudness, phones))} ${doubts}
      </div>
      <div>
        ${shakenPlaces(quake, ROWS, phones)}${people === null ? null : html`<p>${people}</p>`}${felt === null ? null : html`<p>${felt}</p>`}
        ${bmkgSays([quake.says.description, quake.says.instruction], quake.says.saidAt, zone)}
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

function stepsAfter({ tsunami }: PublicQuake, loudness: number, phones: Phones): Step[] {
  if (loudness < ACT) return [...AFTER_FELT, callForHelp(phones)];
  // Where BMKG has not spoken yet, the ground itself is the warning (CRAFT §5.9).
  const [leave, away, head, gas] = AFTER_STRONG;
  return [leave, ...(tsunami.state === "unknown" ? [CLIMB, away, head] : [away, head, gas]), callForRescue(phones)];
}

const CLIMB: Step = ["Naik", "ke tempat tinggi kalau di pantai. Jangan menunggu."];

const AFTER_STRONG: readonly [Step, Step, Step, Step] = [
  ["Keluar", "dari bangunan retak. Jangan masuk lagi."],
  ["Menjauh", "dari tebing. Tanah bisa longsor."],
  ["Lindungi kepala", "kalau bergoyang lagi."],
  ["Matikan", "kompor dan gas. Bau gas? Jangan nyalakan api."],
];

const AFTER_FELT: readonly Step[] = [
  ["Lindungi kepala", "kalau bergoyang lagi."],
  ["Periksa", "rumah. Retak besar? Keluar."],
  ["Menjauh", "dari kaca dan tebing."],
];
