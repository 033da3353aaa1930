import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Loaded into a besieged server before its own program (`node --import`): how long its loop is held and what its memory costs, told over
 * IPC to whoever asks. It changes nothing else.
 */
export interface Gauged {
  /** Longest time in which the loop did nothing else, ms, since the last asking. */
  heldMs: number;
  heapMb: number;
  rssMb: number;
}

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let highestHeap = 0;
setInterval(() => (highestHeap = Math.max(highestHeap, process.memoryUsage().heapUsed)), 50).unref();

process.on("message", (message) => {
  if (message !== "gauge") return;
  const { heapUsed, rss } = process.memoryUsage();
  const gauged: Gauged = {
    heldMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    heapMb: Math.max(highestHeap, heapUsed) / 1e6,
    rssMb: rss / 1e6,
  };
  delay.reset();
  highestHeap = 0;
  process.send?.(gauged);
});
// The parent's ear keeps no server alive.
process.channel?.unref();
