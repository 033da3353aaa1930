import type { WallReport } from "../../../shared/wire/protocol.ts";
import { mapVitals } from "../../map/vitals.ts";

/** Chromium alone tells it; null elsewhere. */
export function heapMb(): number | null {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return memory ? Math.round(memory.usedJSHeapSize / 1e6) : null;
}

export interface Shown {
  seq: number;
  audio: WallReport["audio"];
  scene: string;
  /** Server time at which this page was loaded. */
  loadedAt: number;
}

/** How this wall fares, by its own measure. */
export function reportOf({ seq, audio, scene, loadedAt }: Shown): WallReport {
  const { frames, ...vitals } = mapVitals();
  return {
    seq,
    audio,
    // picture.41: a part that could not be drawn is the first that a desk must know.
    scene: document.querySelector("[data-unpainted]") ? "broken" : scene,
    loadedAt,
    ...vitals,
    fps: frames === 0 ? null : Math.round((frames / 60) * 10) / 10,
    heapMb: heapMb(),
    rendered: hashOf(document.querySelector("main")?.innerText ?? ""),
    domNodes: document.getElementsByTagName("*").length,
    // The bundle's name holds its own hash.
    build: import.meta.url.split("/").at(-1)?.slice(0, 40) ?? "",
  };
}

/** Of the words on the screen: two walls of one shape that show the same bear the same. FNV-1a, 32 bits. */
export function hashOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
