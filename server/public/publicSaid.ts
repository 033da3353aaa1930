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

export function bmkgSays(texts: readonly (string | null)[]): Html | null {
  const lines = texts.flatMap((text) => (text === null ? [] : paragraphs(text)));
  if (lines.length === 0) return null;
  return html`<section class="said">
    ${lines.map((line, i) => html`<p>${i === 0 ? html`<b>BMKG:</b> ` : null}“${line}”</p>`)}
  </section>`;
}
