import "@fontsource/atkinson-hyperlegible-next/latin-500.css";
import "@fontsource/atkinson-hyperlegible-next/latin-500-italic.css";
import "@fontsource/atkinson-hyperlegible-next/latin-600.css";
import "@fontsource/atkinson-hyperlegible-next/latin-700.css";
import "@fontsource/atkinson-hyperlegible-next/latin-800.css";

/**
 * Atkinson Hyperlegible Next: its serifed capital I keeps VI, VII and VIII apart. Importing this brings the faces;
 * a map must await `fontsReady`, for it draws its letters once.
 */
export const FAMILY = "Atkinson Hyperlegible Next";

export async function fontsReady(): Promise<void> {
  const faces = ["500", "600", "700", "800", "italic 500"].map((face) =>
    document.fonts.load(`${face} 24px "${FAMILY}"`),
  );
  // A face that can't be had must not keep the map from being drawn: the letters are then the system's.
  await Promise.allSettled(faces);
}
