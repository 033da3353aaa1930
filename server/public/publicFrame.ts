import { stampWords } from "../../shared/time.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Phones } from "../phones.ts";
import { html, type Html } from "./html.ts";
import { call, checked } from "./publicParts.ts";
import { PUBLIC_STYLE } from "./publicStyle.ts";

interface Frame {
  title: string;
  description: string;
  drill: Hello["drill"];
  phones: Phones;
  madeAt: number;
  body: Html;
}

/** What every page without script has around it: who speaks, the number for help, the drill's band, BMKG by its full name. */
export function publicFrame({ title, description, drill, phones, madeAt, body }: Frame): string {
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${drill ? "LATIHAN · " : ""}${title} · Sigap</title>
        <meta name="description" content="${drill ? "LATIHAN. " : ""}${description}" />
        <link rel="icon" href="data:," />
        ${STYLE}
      </head>
      <body>
        <header>
          <div class="head"><span>Sigap · Kementerian Sosial</span> ${call(phones[0], `Telepon ${phones[0].number}`)}</div>
          ${drill ? html`<p class="drill">LATIHAN. Bukan kejadian nyata. Jangan sebarkan.</p>` : null}
        </header>
        ${body}
        <footer class="foot">
          <p>
            Sumber gempa, tsunami, dan cuaca: <a href="https://www.bmkg.go.id/">BMKG</a> (Badan Meteorologi,
            Klimatologi, dan Geofisika). Perkiraan dampak: Sigap, Kementerian Sosial. Sigap tidak membuat peringatan
            tsunami sendiri.
          </p>
          <p>Nomor telepon: ${checked(phones)}.</p>
          <p>Halaman dibuat ${stampWords(madeAt)}. Kalau jam ini sudah lama, muat ulang.</p>
        </footer>
      </body>
    </html> `.html.replace(/\s*\n\s*/g, "\n");
}

/** Not within the template: the policy's hash is of this very text, without a blank more. */
const STYLE: Html = { html: `<style>${PUBLIC_STYLE}</style>` };
