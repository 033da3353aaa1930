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

/** @param trouble why the last attempt failed, in words for the officer. */
export function loginForm(trouble: string | null): Html {
  return html`<form class="form" method="post" action="/desk/login">
    <p>Untuk petugas piket. Masukkan kata kunci meja.</p>
    <label for="secret">Kata kunci meja</label>
    <input
      id="secret"
      name="secret"
      type="password"
      autocomplete="current-password"
      required
      autofocus${trouble === null ? null : html` aria-invalid="true" aria-describedby="trouble"`}
    />
    ${trouble === null ? null : html`<p id="trouble" class="mark" role="alert"><b>${trouble}</b></p>`}
    <button>Masuk</button>
  </form>`;
}
