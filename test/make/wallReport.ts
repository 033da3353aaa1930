import type { WallReport } from "../../shared/wire/protocol.ts";

/** Of a wall that shows an event and is well. */
export const wallReport: WallReport = {
  fps: 58.6,
  heapMb: 142,
  seq: 0,
  audio: "ready",
  scene: "event",
  rendered: "a1b2",
  sources: 12,
  layers: 40,
  domNodes: 800,
  contextLosses: 1,
  loadedAt: 0,
  build: "dev",
};
