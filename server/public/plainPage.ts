import type { Hello } from "../../shared/wire/protocol.ts";
import type { Phones } from "../phones.ts";
import { html, type Html } from "./html.ts";
import { publicFrame } from "./publicFrame.ts";

interface PlainPage {
  title: string;
  body: Html;
  drill: Hello["drill"];
  phones: Phones;
  madeAt: number;
}

/** Pages of a sentence or a form: the login, what was not found, what went wrong. */
export function plainPage({ title, body, drill, phones, madeAt }: PlainPage): string {
  return publicFrame({
    title,
    description: title,
    drill,
    phones,
    madeAt,
    body: html`<main class="body">
      <h1>${title}</h1>
      ${body}
    </main>`,
  });
}
