import { stampWords } from "../../shared/time.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import { html, type Html } from "./html.ts";
import { PUBLIC_STYLE } from "./publicStyle.ts";

interface Frame {
  title: string;
  description: string;
  drill: Hello["drill"];
  madeAt: number;
  body: Html;
}

/** What every page without script has around it: who speaks, 171, the drill's band, BMKG by its full name. */
export function publicFrame({ title, description, drill, madeAt, body }: Frame): string {
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
          <div class="head"><span>Sigap · Kementerian Sosial</span> <a href="tel:171">Telepon 171</a></div>
          ${drill ? html`<p class="drill">LATIHAN. Bukan kejadian nyata. Jangan sebarkan.</p>` : null}
        </header>
        ${body}
        <footer class="foot">
          <p>
            Sumber gempa, tsunami, dan cuaca: <a href="https://www.bmkg.go.id/">BMKG</a> (Badan Meteorologi,
            Klimatologi, dan Geofisika). Perkiraan dampak: Sigap, Kementerian Sosial. Sigap tidak membuat peringatan
            tsunami sendiri.
          </p>
          <p>Halaman dibuat ${stampWords(madeAt)}. Kalau jam ini sudah lama, muat ulang.</p>
        </footer>
      </body>
    </html> `.html.replace(/\s*\n\s*/g, "\n");
}

/** Not within the template: the policy's hash is of this very text, without a blank more. */
const STYLE: Html = { html: `<style>${PUBLIC_STYLE}</style>` };
