import type { Mark, Update } from "../../shared/wire/protocol.ts";
import type { Store } from "../store/store.ts";
import { changesFor, type Looker } from "./scopes.ts";

/** An update as it goes over the wire, made once for all who get it. */
export interface Frame {
  /** A packet of socket.io: its type (2, an event) and the event with its argument. */
  packet: string;
  /** The same for web sockets: header and payload of one text frame, whose bytes all lines share. */
  options: { compress: false; wsPreEncodedFrame: readonly Buffer[] };
}

/** Different marks that come back to one state; of a cut all screens bring the same. */
const KEPT = 16;

/**
 * wire.20: what screens get on coming back, serialised once for each state, mark and kind of screen and not for each screen: a hundred walls that
 * come back in one second cost one difference, in time and in memory. Null when none can be told.
 */
export function createFrames(store: Pick<Store, "mark" | "since">) {
  let state = "";
  const kept = new Map<string, Frame>();
  return (who: Looker, since: Mark): Frame | null => {
    const { mark } = store;
    if (state !== `${mark.epoch} ${mark.seq}`) kept.clear();
    state = `${mark.epoch} ${mark.seq}`;
    const key = `${who} ${since.epoch} ${since.seq}`;
    const before = kept.get(key);
    if (before) return before;
    const changes = store.since(since);
    if (changes === null) return null;
    const frame = frameOf({ whole: false, to: mark, changes: changesFor(who, changes) });
    const oldest = kept.keys().next();
    if (kept.size >= KEPT && !oldest.done) kept.delete(oldest.value);
    kept.set(key, frame);
    return frame;
  };
}

function frameOf(update: Update): Frame {
  const packet = `2${JSON.stringify(["update", update])}`;
  // engine.io puts its own type (4, a message) before it.
  const payload = Buffer.from(`4${packet}`);
  return { packet, options: { compress: false, wsPreEncodedFrame: [headerOf(payload.length), payload] } };
}

/** RFC 6455 §5.2: one whole text frame, unmasked as a server's are; the length in one, three or nine bytes. */
function headerOf(length: number): Buffer {
  const TEXT = 0x81;
  if (length < 126) return Buffer.from([TEXT, length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = TEXT;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
