import type { Socket } from "socket.io";

type Line = Socket["conn"];

/** wire.22: a screen's own patience with a silent server is as long. */
const READ_NOTHING_FOR_MS = 20_000;
/**
 * Ours: twice the whole world at the end of the most hostile day (feed.29), as which a difference or the start of a replay may be. Who is owed more will not
 * be up to date again, however steadily it reads.
 */
const OWED_MOST_BYTES = 32_000_000;

/** What is known of how a line is read. */
interface Reading {
  /** Bytes that wait to be handed to the line. */
  queued: number;
  /** How often the line took what waited, and how many bytes left it by then: neither moves while nothing is read. */
  handed: number;
  left: number;
  /** Since when nothing was read though something was owed; null while something is, or nothing is owed. */
  stuckSince: number | null;
}

export interface Patience {
  readNothingForMs?: number;
  owedMostBytes?: number;
}

/**
 * wire.22: who has to go for what it has not read. A screen may answer every ping and read nothing, and what it is owed grows with each entry; one
 * that reads slowly but reads stays, as long as it is not owed too much.
 */
export function createSlowReaders(
  steadyMs: () => number,
  { readNothingForMs = READ_NOTHING_FOR_MS, owedMostBytes = OWED_MOST_BYTES }: Patience = {},
) {
  const readings = new WeakMap<Line, Reading>();

  return {
    came(line: Line): void {
      const reading: Reading = { queued: 0, handed: 0, left: 0, stuckSince: null };
      line.on("packetCreate", ({ data }: { data?: unknown }) => (reading.queued += sizeOf(data)));
      line.on("flush", () => {
        reading.handed += 1;
        reading.queued = 0;
      });
      readings.set(line, reading);
    },

    /** Why the line has to be cut; null while it is read. To be asked before anything new is sent: what was sent a moment ago is unread on every line. */
    complaint(line: Line): { owedBytes: number; stuckMs: number } | null {
      const reading = readings.get(line);
      if (!reading) return null;
      const { writableLength, bytesWritten } = line.request.socket;
      const owedBytes = reading.queued + writableLength;
      const left = bytesWritten - writableLength;
      const isIdle = line.transport.writable && owedBytes === 0;
      const isRead = left > reading.left || reading.handed > 0;
      Object.assign(reading, { left, handed: 0 });
      reading.stuckSince = isIdle || isRead ? null : (reading.stuckSince ?? steadyMs());
      const stuckMs = reading.stuckSince === null ? 0 : steadyMs() - reading.stuckSince;
      return owedBytes > owedMostBytes || stuckMs >= readNothingForMs ? { owedBytes, stuckMs } : null;
    },
  };
}

function sizeOf(data: unknown): number {
  if (typeof data === "string") return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
