import type { Response } from "express";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Phones } from "../phones.ts";
import type { Clock } from "../clock.ts";
import { html, type Html } from "../public/html.ts";
import { plainPage } from "../public/plainPage.ts";
import { PUBLIC_SAFETY } from "../public/publicStyle.ts";

/** Answers with a page of our own that is no screen: the door, what isn't there, what went wrong. */
export type ShowPage = (res: Response, page: { status: number; title: string; body: Html }) => void;

export function createShowPage({
  drill,
  phones,
  clock,
}: {
  drill: Hello["drill"];
  phones: Phones;
  clock: Clock;
}): ShowPage {
  return (res, { status, title, body }) => {
    res.status(status).set(PUBLIC_SAFETY).set("cache-control", "no-store").type("html");
    res.send(plainPage({ title, body, drill, phones, madeAt: clock.now() }));
  };
}

/** A sentence, and the way out. */
export function sentence(words: string): Html {
  return html`<p>${words}</p>
    <p><a href="/">Halaman depan</a></p>`;
}
