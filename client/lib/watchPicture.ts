import { reloadOnce } from "./reloadOnce.ts";

/** The page's own clock, wherever it stands on it: told to the second, so it changes whenever anything is drawn at all. */
const CLOCK = "[data-clock]";
const LOOK_EVERY_MS = 1000;
/** Longer than a busy machine needs for one picture. */
const STANDS_LOOKS = 8;

/**
 * picture.42: when time goes on and the clock on the page does not, its script has failed and the picture is old. Then it says so over
 * everything, from outside of what failed, and loads itself anew. Never stops: it stands as long as the page.
 */
export function watchPicture(clock: { readonly now: number | null }): void {
  let lastSecond: number | null = null;
  let lastWords: string | null = null;
  let looks = 0;
  let said = false;
  setInterval(() => {
    const { now } = clock;
    const second = now === null ? null : Math.floor(now / 1000);
    const words = document.querySelector(CLOCK)?.textContent ?? null;
    const moved = words === null || words !== lastWords;
    if (moved) looks = 0;
    else if (second !== lastSecond) looks += 1;
    if (looks >= STANDS_LOOKS && !said && lastWords !== null) {
      said = true;
      say(lastWords);
      reloadOnce();
    }
    [lastSecond, lastWords] = [second, words];
  }, LOOK_EVERY_MS);
}

function say(stoodAt: string): void {
  const plate = document.createElement("div");
  plate.role = "alert";
  plate.textContent = `Layar ini berhenti digambar pada ${stoodAt}. Yang tampak bukan keadaan sekarang. Memuat ulang.`;
  Object.assign(plate.style, {
    position: "fixed",
    inset: "0 0 auto",
    zIndex: "9999",
    padding: "1em 1.5em",
    background: "var(--lost)",
    color: "var(--on-lost)",
    font: "700 max(20px, 3vh) sans-serif",
  });
  document.body.append(plate);
}
