import { groupBy } from "../../shared/groupBy.ts";
import { dayStart, hourWords, longDate, stampWords, type Zone } from "../../shared/time.ts";
import type { Phone, Phones } from "../phones.ts";
import { html, type Html } from "./html.ts";

/** Small pieces that the articles of the public page share. */

const ICONS = {
  warn: `<path d="M16 3 30 27H2z" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round"/><path d="M16 11v8m0 3v2" stroke="currentColor" stroke-width="3"/>`,
  tick: `<path d="m3 15 9 9L29 5" fill="none" stroke="currentColor" stroke-width="5"/>`,
  cross: `<path d="m5 4 22 20M27 4 5 24" fill="none" stroke="currentColor" stroke-width="4"/>`,
  bars1: barsIcon(1),
  bars2: barsIcon(2),
  bars3: barsIcon(3),
} as const;

function barsIcon(filled: number): string {
  return [0, 1, 2]
    .map((i) => {
      const height = 9 + i * 8;
      const fill = i < filled ? "currentColor" : "none";
      return `<rect x="${1 + i * 11}" y="${27 - height}" width="8" height="${height}" fill="${fill}" stroke="currentColor" stroke-width="2"/>`;
    })
    .join("");
}

/** The band across the page: an icon, a word, and a colour that says nothing alone. */
export function band(words: string, icon: keyof typeof ICONS | null, shade: string): Html {
  const drawn = icon === null ? null : html`<svg viewBox="0 0 33 30" width="33" height="30" aria-hidden="true">${{ html: ICONS[icon] }}</svg>`;
  return html`<p class="band ${shade}">${drawn} <span>${words}</span></p>`;
}

/** A page has one h1; the heading of a second article looks alike. */
export function heading(level: 1 | 2, words: string): Html {
  return level === 1 ? html`<h1>${words}</h1>` : html`<h2 class="h1">${words}</h2>`;
}

/** Of an article: when the page that holds it is made, and as what it is headed. */
export interface ArticlePlace {
  madeAt: number;
  headingLevel: 1 | 2;
  /** So many zones of a tsunami are named, the most endangered first; of the others is told how many there are. */
  zones: number;
  /** … and so many of those have a row of their own. */
  rows: number;
  phones: Phones;
  /** What we can't know just now, to stand with what to do; null with every article but the first. */
  doubts: Html | null;
}

interface StripParts {
  source: string;
  /** When the source said it; null when it is not one statement. */
  saidAt: number | null;
  zone: Zone;
  madeAt: number;
  /** How long ago. */
  age?: string;
  /** Until when the page tells it. */
  until?: string;
}

/** Source first, then when the page was made. */
export function strip({ source, saidAt, zone, madeAt, age, until }: StripParts): Html {
  const said = saidAt === null ? "" : `, ${hourWords(saidAt, zone)} ${zone}`;
  return html`<div class="strip" role="status">
    <p>Sumber: <b>${source}</b>${said}${age === undefined ? "" : `. ${age}`}</p>
    <p>Halaman dibuat <b>${stampWords(madeAt, zone)}</b></p>
    ${until === undefined ? null : html`<p>Tampil sampai ${until}</p>`}
    <p class="old"><b>Sudah lewat 2 menit? Halaman ini lama.</b> <a href="">Muat ulang</a></p>
  </div>`;
}

export type Step = readonly [verb: string, rest: string | Html];

/** public.4: at most five, each beginning with its verb. */
export function steps(list: readonly Step[]): Html {
  return html`<ol>
    ${list.slice(0, 5).map(([verb, rest]) => html`<li><b>${verb}</b> ${rest}</li>`)}
  </ol>`;
}

/** public.29: a number that a thumb can call. */
export function call({ number }: Phone, words = number): Html {
  return html`<a href="${dialled(number)}">${words}</a>`;
}

/** Without what is only written between its digits. */
function dialled(number: string): string {
  return `tel:${number.replaceAll("-", "")}`;
}

/** At the end of what is told, as large as a thumb. */
export function callButton([help]: Phones): Html {
  return html`<a class="call" href="${dialled(help.number)}">Telepon ${help.number}</a>`;
}

export function callForHelp([help]: Phones): Step {
  return ["Telepon", html`${call(help)} kalau butuh bantuan.`];
}

/** `Telepon 115 (SAR) atau 119 (ambulans) kalau …`; where no such number is set, the one for help. */
export function callForRescue([help, ...others]: Phones): Step {
  const numbers = others.length === 0 ? [call(help)] : listed(others, ({ name }) => name, "atau");
  return ["Telepon", html`${numbers} kalau ada yang luka atau terjepit.`];
}

/** `171 (Kementerian Sosial) diperiksa pada 12 November 2025; 115 (SAR) …` */
export function checked(phones: Phones): Html[] {
  return [...groupBy(phones, ({ checkedOn }) => checkedOn)].map(
    ([day, same], i) =>
      html`${i === 0 ? "" : "; "}${listed(same, ({ name }) => name, "dan")} diperiksa pada ${longDate(dayStart(day))}`,
  );
}

export function listed(phones: readonly Phone[], nameOf: (phone: Phone) => string, or: string): Html[] {
  return phones.map((phone, i) => {
    const between = i === 0 ? "" : i === phones.length - 1 ? ` ${or} ` : ", ";
    return html`${between}${call(phone)} (${nameOf(phone)})`;
  });
}
