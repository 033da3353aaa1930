import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Journal } from "../../server/store/journal.ts";
import { asked } from "../postgres.ts";
import { openAt, type Kind } from "./stores.ts";

/** For the suite that calls it: before each test a new place of that kind, its journal open; all that was opened of it is closed afterwards. */
export function newPlaces(kind: Kind) {
  let place = "";
  let journal: Journal | null = null;
  const open: Journal[] = [];
  const openAgain = async (at = place) => {
    const another = await openAt(at);
    open.push(another);
    return another;
  };

  beforeAll(() => kind.start());
  afterAll(() => kind.stop());
  beforeEach(async () => {
    place = await kind.newPlace();
    journal = await openAgain();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  return {
    place: () => place,
    journal(): Journal {
      if (!journal) throw new Error("no test runs");
      return journal;
    },
    /** Another hand on the same place, or on that one. */
    openAgain,
    /** By SQL, past the journal; the tables as PostgreSQL calls them. */
    async tamper(sql: string) {
      if (kind.name === "SQLite") {
        const db = new DatabaseSync(place);
        db.exec(sql.replaceAll("sigap_", ""));
        db.close();
      } else await asked(place, sql);
    },
  };
}
