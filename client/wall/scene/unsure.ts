import type { Doubts } from "../../../shared/calm/calm.ts";
import { ownDoubtWords } from "../../../shared/calm/doubtWords.ts";
import { inForceWords } from "../../../shared/calm/inForce.ts";
import { sinceWords } from "../say/words.ts";
import { blindWords } from "./feeds.ts";
import type { Scene } from "./scene.ts";

/** What the wall can't be sure of (calm.3): the feeds of quakes and tsunamis, our journal, our clock. */

type Doubted = Pick<Scene, "blind" | "calm">;

/** What stands on the plate over the map, and last how what is seen besides is to be taken. Empty: no plate. `most` feeds a sentence are named. */
export function plateWords(scene: Doubted & Pick<Scene, "kind">, now: number, most = Infinity): string[] {
  const words = [...unshownWords(scene), ...blindWords(scene.blind, now, most), ...ownWords(scene, now)];
  if (words.length === 0) return [];
  const { journal } = ownDoubts(scene);
  const isPast = scene.blind.length > 0 || journal !== null;
  // Where our own clock alone is off the present is BMKG's (clock.4).
  return [...words, isPast ? "Keadaan terakhir yang diketahui, bukan sekarang" : "Jam di layar ini menurut BMKG"];
}

/** What follows the first sentence on the plate: `told` of those before the last, the others counted, and the last. */
export function afterFirst(sentences: readonly string[], told: number): string[] {
  const between = sentences.slice(1, -1);
  const left = between.length - told;
  const others = left > 0 ? [`${left} gangguan lain`] : [];
  return [...between.slice(0, told), ...others, ...sentences.slice(1).slice(-1)];
}

/** Of our journal and our clock alone. */
export function ownWords(scene: Pick<Scene, "calm">, now: number): string[] {
  return ownDoubtWords(ownDoubts(scene), (at) => sinceWords(at, now));
}

/** A warning that has no alert of ours is no scene: a fault of ours, and in force all the same (calm.2). */
function unshownWords({ kind, calm }: Pick<Scene, "kind" | "calm">): string[] {
  if (kind !== "calm" || calm?.state !== "in-force") return [];
  const quakes = calm.hazards.filter((hazard) => hazard.kind === "earthquake");
  return quakes.length === 0 ? [] : [`${inForceWords(quakes)} berlaku menurut BMKG`];
}

/** True while "the last" of anything means no more than the last we know of. */
export function isUnsure(scene: Doubted): boolean {
  const { journal, clock, heard } = ownDoubts(scene);
  return scene.blind.length > 0 || journal !== null || clock !== null || heard !== null;
}

function ownDoubts({ calm }: Pick<Scene, "calm">): Omit<Doubts, "trust"> {
  return calm === null || calm.state === "calm" ? { journal: null, clock: null, heard: null } : calm.doubts;
}
