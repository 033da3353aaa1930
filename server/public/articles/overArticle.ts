import { hasFlag } from "../../../shared/record/flag.ts";
import { stampWords } from "../../../shared/time.ts";
import { ageWords, magnitudeWords } from "../../../shared/words/figures.ts";
import { zoneOfProvince } from "../../../shared/words/provinces.ts";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import { html, type Html } from "../html.ts";
import type { OverItem, TsunamiOver } from "../publicItems.ts";
import { band, callForHelp, heading, steps, strip, type ArticlePlace, type Step } from "../publicParts.ts";
import type { PublicQuake } from "../publicView.ts";
import { momentWords, whereWords, zoneOfQuake } from "../publicWords.ts";
import { measuredHeights, provincesOf, quakeOf, saysOf, sourceWords } from "./tsunamiArticle.ts";
import { weatherTitle } from "./weatherArticle.ts";

/** public.8, public.25: what is over, as loud as it was, for those who had read it. */

type Of<Shape extends OverItem["shape"]> = Extract<OverItem, { shape: Shape }>;

export function tsunamiOverTitle(how: TsunamiOver): string {
  switch (how) {
    case "ended":
      return "Peringatan tsunami sudah berakhir";
    case "cancelled":
    case "denied":
      return "Peringatan tsunami sudah dibatalkan";
    case "silent":
      return "Peringatan tsunami tidak diperbarui BMKG";
  }
}

export function tsunamiOverArticle({ hazard: quake, how, movedAt, until }: Of<"tsunami-over">, { madeAt, headingLevel, phones, doubts }: ArticlePlace): Html {
  const zone = zoneOfQuake(quake);
  const { issuedAt, stage } = quake.tsunami;
  return html`<article>
    ${bandOf(how)}
    ${strip({ source: sourceWords(stage), saidAt: how === "denied" ? movedAt : issuedAt, zone, madeAt, until: momentWords(until, zone) })}
    <div class="body wide">
      <div>
        ${heading(headingLevel, tsunamiOverTitle(how))}
        <p>${whatBmkgDid(quake, how, movedAt)}</p>
        <h2>Lakukan sekarang</h2>
        ${steps([...AFTER[how], callForHelp(phones)])} ${doubts}
        ${how === "ended" || how === "cancelled" ? saysOf(quake, []) : null}
      </div>
      <div>${measuredHeights(quake)} ${quakeOf(quake, phones)}</div>
    </div>
  </article>`;
}

function bandOf(how: TsunamiOver): Html {
  switch (how) {
    case "ended":
      return band("BERAKHIR", "tick", "ended");
    case "cancelled":
    case "denied":
      return CANCELLED;
    case "silent":
      return band("Tanpa kabar BMKG", "warn", "");
  }
}

const CANCELLED = band("DIBATALKAN", "cross", "ended");

function whatBmkgDid(quake: PublicQuake, how: TsunamiOver, movedAt: number): Html {
  const zone = zoneOfQuake(quake);
  const { issuedAt, state } = quake.tsunami;
  const at = issuedAt === null ? null : html` pada <b>${stampWords(issuedAt, zone)}</b>`;
  switch (how) {
    case "ended":
      return html`BMKG menyatakan berakhir${at}.`;
    case "cancelled":
      return html`BMKG membatalkan peringatan ini${at}. ${stoodWords(quake)}`;
    case "denied":
      return html`BMKG ${state === "none" ? "kini menyatakan gempa ini tidak berpotensi tsunami" : "menarik kabar potensi tsunami"}, terbaca <b>${stampWords(movedAt, zone)}</b>. ${stoodWords(quake)}`;
    case "silent":
      return html`<b>BMKG belum menyatakan berakhir.</b> Kabar terakhir${at ?? html` pada <b>${stampWords(quake.originTime, zone)}</b>`}. ${whereWarned(quake)}Kami tidak tahu apakah peringatan itu masih berlaku. Ikuti BMKG: <a href="https://www.bmkg.go.id/">bmkg.go.id</a>.`;
  }
}

function whereWarned({ tsunami: { zones } }: PublicQuake): string {
  return zones.length === 0 ? "" : `Peringatan itu untuk pantai ${provincesOf(zones)}. `;
}

/** How long the warning was told here; nothing where no version of it is kept. */
function stoodWords({ versions }: PublicQuake): string {
  const first = versions.findIndex(isWarned);
  const over = versions[versions.findLastIndex(isWarned) + 1] ?? versions.at(-1);
  const from = versions[first];
  return from && over ? toldFor("Peringatan", over.fetchedAt - from.fetchedAt) : "";
}

function isWarned({ tsunami }: PublicQuake["versions"][number]): boolean {
  return tsunami.state === "warning" || tsunami.state === "potential";
}

function toldFor(what: string, ms: number): string {
  return `${what} itu tampil di sini ${ageWords(ms)}.`;
}

const TELL: Step = ["Beri tahu", "orang yang menerima peringatan itu."];
const WAIT: Step = ["Tunggu", "izin BPBD sebelum pulang."];
const KEEP_OUT: Step = ["Jangan masuk", "rumah yang retak."];
const CLIMB: Step = ["Naik", "langsung kalau guncangan kuat atau lama di pantai."];

const AFTER: Record<TsunamiOver, readonly Step[]> = {
  ended: [WAIT, KEEP_OUT, ["Lindungi kepala", "kalau bergoyang lagi."], ["Naik", "lagi kalau BMKG memberi peringatan baru."]],
  cancelled: [TELL, WAIT, KEEP_OUT, CLIMB],
  denied: [TELL, WAIT, KEEP_OUT, CLIMB],
  silent: [["Tetap jauh", "dari pantai sampai ada kabar BMKG atau BPBD."], KEEP_OUT, CLIMB, ["Ikuti", "BPBD dan BMKG."]],
};

export function quakeCancelledArticle(
  { hazard: quake, movedAt, until }: Of<"quake-cancelled">,
  kabupaten: readonly Kabupaten[],
  { madeAt, headingLevel, phones, doubts }: ArticlePlace,
): Html {
  const zone = zoneOfQuake(quake);
  const did = hasFlag(quake, "withdrawn") ? "ditarik" : "dibatalkan";
  const raisedAt = quake.alert?.raisedAt ?? movedAt;
  return html`<article>
    ${CANCELLED}
    ${strip({ source: "BMKG", saidAt: movedAt, zone, madeAt, until: momentWords(until, zone) })}
    <div class="body">
      ${heading(headingLevel, `Kabar gempa ini ${did} BMKG`)}
      <dl>
        <dt>Yang batal</dt>
        <dd>
          Gempa ${magnitudeWords(quake.magnitude)}, ${whereWords(quake, kabupaten)}, ${momentWords(quake.originTime, zone)}${quake.versions.some(isWarned) ? ", dan potensi tsunaminya" : ""}.
        </dd>
        <dt>Sejak</dt>
        <dd>${momentWords(movedAt, zone)}. ${toldFor("Kabar", movedAt - raisedAt)}</dd>
      </dl>
      <h2>Lakukan sekarang</h2>
      ${steps([
        ["Beri tahu", "orang yang menerima kabar itu."],
        ["Periksa", "rumah kalau Anda merasakan guncangan. Retak besar? Keluar."],
        CLIMB,
        FOLLOW,
        callForHelp(phones),
      ])}
      ${doubts}
    </div>
  </article>`;
}

const FOLLOW: Step = ["Ikuti", "BMKG. Kabar baru bisa datang."];

export function weatherCancelledArticle({ hazard: weather, movedAt, until }: Of<"weather-cancelled">, { madeAt, headingLevel, phones, doubts }: ArticlePlace): Html {
  const zone = zoneOfProvince(weather.areaDesc);
  const firstAt = weather.versions[0]?.fetchedAt ?? movedAt;
  return html`<article>
    ${CANCELLED}
    ${strip({ source: "BMKG", saidAt: movedAt, zone, madeAt, until: momentWords(until, zone) })}
    <div class="body">
      ${heading(headingLevel, "Peringatan cuaca ini dibatalkan BMKG")}
      <dl>
        <dt>Yang batal</dt>
        <dd>${weatherTitle(weather)}.</dd>
        <dt>Sejak</dt>
        <dd>${momentWords(movedAt, zone)}. ${toldFor("Peringatan", movedAt - firstAt)}</dd>
      </dl>
      <h2>Lakukan sekarang</h2>
      ${steps([TELL, ["Menjauh", "dari sungai yang airnya masih tinggi."], FOLLOW, callForHelp(phones)])}
      ${doubts}
    </div>
  </article>`;
}
