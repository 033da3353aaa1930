import { stampWords } from "../../shared/time.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Phones } from "../phones.ts";
import { html } from "./html.ts";
import { isoJson } from "./api/isoJson.ts";
import { plainPage } from "./plainPage.ts";
import { callButton } from "./publicParts.ts";

/** calm.6: in place of what said that all is calm and could not be made anew since. */

export function oldPage(madeAt: number, drill: Hello["drill"], phones: Phones): string {
  return plainPage({
    title: "Halaman ini lama",
    body: html`<p class="mark">
        <b>Kami tidak dapat memperbarui halaman ini sejak ${stampWords(madeAt)}.</b> Mungkin ada gempa, tsunami, atau
        cuaca buruk baru. Ikuti BMKG: <a href="https://www.bmkg.go.id/">bmkg.go.id</a>.
      </p>
      <p>Guncangan kuat atau lama di pantai: langsung naik ke tempat tinggi.</p>
      ${callButton(phones)}
      <p lang="en">This page could not be renewed. There may be a new warning: follow bmkg.go.id.</p>`,
    drill,
    phones,
    madeAt,
  });
}

export function oldJson(madeAt: number): string {
  return isoJson({ calm: "unknown", generatedAt: madeAt, reason: "Not rendered anew since; what was known then is not told as the present." });
}
