import italic500 from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-500-italic.woff2?url";
import upright500 from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-500-normal.woff2?url";
import upright600 from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff2?url";
import upright800 from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-800-normal.woff2?url";

/**
 * MapLibre draws letters from web fonts by family name and guesses the weight from that name, so each face needs a family
 * of its own.
 */
export const MEDIUM = "Atkinson Medium";
export const SEMIBOLD = "Atkinson Semibold";
export const ITALIC = "Atkinson Medium Italic";
/** For numerals that we draw ourselves on a canvas. */
export const HEAVY = "Atkinson Extra Bold";

const FACES = [
  new FontFace(MEDIUM, `url(${upright500})`, { weight: "500" }),
  new FontFace(SEMIBOLD, `url(${upright600})`, { weight: "600" }),
  new FontFace(ITALIC, `url(${italic500})`, { weight: "500", style: "italic" }),
  new FontFace(HEAVY, `url(${upright800})`, { weight: "800" }),
];

/** To be awaited before the first map: letters drawn in a wrong face stay wrong. A missing face must not keep the map away. */
export async function mapFontsReady(): Promise<void> {
  for (const face of FACES) document.fonts.add(face);
  await Promise.allSettled(FACES.map((face) => face.load()));
}
