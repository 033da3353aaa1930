import { stampWords, type Zone } from "../../shared/time.ts";
import { html, type Html } from "./html.ts";

/** public.24: what BMKG itself wrote, in its own words and marked as such, beside the sentences of ours. */

/** Paragraphs of one text; its sender's signature and line breaks within a sentence are none of them. */
export function paragraphs(text: string): string[] {
  return text
    .replace(/::\s*BMKG\s*$/i, "")
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

/** `saidAt`: when it said so, by the clock of the place. */
export function bmkgSays(texts: readonly (string | null)[], saidAt: number | null = null, zone: Zone = "WIB"): Html | null {
  const lines = texts.flatMap((text) => (text === null ? [] : paragraphs(text)));
  if (lines.length === 0) return null;
  return html`<section class="said">
    <h2>Kata BMKG${saidAt === null ? "" : `, ${stampWords(saidAt, zone)}`}</h2>
    <p class="note" lang="en">BMKG says (in Indonesian):</p>
    ${lines.map((line) => html`<p>“${line}”</p>`)}
  </section>`;
}
