import { DatabaseSync } from "node:sqlite";
import type { Change, Deed } from "../../shared/world/world.ts";
import { lineOf } from "../../server/store/chain.ts";
import { START, type Head } from "../../server/store/journal.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { alert } from "../make/alert.ts";
import { impact } from "../make/impact.ts";
import { warehouse } from "../make/place.ts";
import { quake, version } from "../make/quake.ts";

const PLACES = 700;
/** Lines of one event, from its first bulletin to its end. */
export const LINES_OF_EVENT = 6;
const MINUTES_BETWEEN_EVENTS = 40;
/** As many events stand at once: then the oldest is forgotten. */
const EVENTS_KEPT = 300;

export const BEGAN_AT = Date.UTC(2020, 0, 1);

export const idOf = (event: number) => `quake:${event}`;

/** A journal of so many lines as years of quakes would write them, made in one transaction. */
export async function writeLongJournal(path: string, count: number): Promise<void> {
  await (await openSqlite(path)).close();
  const db = new DatabaseSync(path);
  db.exec("pragma synchronous = off; begin");
  const insert = db.prepare("insert into journal (seq, body, prev, hash) values (?, ?, ?, ?)");
  let head: Head = START;
  for (const deed of deeds()) {
    const line = lineOf(head, deed);
    insert.run(line.seq, line.body, line.prev, line.hash);
    head = { seq: line.seq, hash: line.hash };
    if (line.seq === count) break;
  }
  db.exec("commit");
  db.close();
}

function* deeds(): Generator<Deed> {
  const places = Array.from({ length: PLACES }, (_, n) => warehouse({ id: `GDG-${n}`, name: `Gudang ${n}` }));
  yield deed(BEGAN_AT, ...places.map(put));
  for (let event = 1; ; event += 1) {
    const id = idOf(event);
    const at = BEGAN_AT + event * MINUTES_BETWEEN_EVENTS * 60_000;
    const later = (line: number) => at + (line * 60_000 * MINUTES_BETWEEN_EVENTS) / LINES_OF_EVENT;
    const versions = [version(), version({ n: 2, feed: "gempaterkini" })];
    yield deed(later(0), put(quake({ id, versions: versions.slice(0, 1) })));
    yield deed(later(1), put(impact({ id })), put(alert({ id })));
    yield deed(later(2), put(quake({ id, versions })));
    yield deed(later(3), put(impact({ id, version: 2 })));
    yield deed(later(4), put(alert({ id, endedAt: at })), put(quake({ id, versions, status: "history" })));
    const old = idOf(event - EVENTS_KEPT);
    yield event > EVENTS_KEPT
      ? deed(later(5), drop("hazard", old), drop("impact", old), drop("alert", old))
      : deed(later(5), put(warehouse({ id: `GDG-${event}`, name: `Gudang ${event}` })));
  }
}

function deed(at: number, ...changes: Change[]): Deed {
  return { at, by: "sigap", why: "bench", changes };
}

function put(record: Extract<Change, { op: "put" }>["record"]): Change {
  return { op: "put", record };
}

function drop(type: Extract<Change, { op: "drop" }>["type"], id: string): Change {
  return { op: "drop", type, id };
}
