import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Journal } from "../../server/store/journal.ts";
import type { SessionKept, Sittings } from "../../server/store/sittings/rows.ts";
import { newPlaces } from "./places.ts";
import { kinds } from "./stores.ts";

const session = (change: Partial<SessionKept> = {}): SessionKept => ({
  id: "a",
  officer: "o-sari",
  machine: "m",
  whole: true,
  openedAt: 100,
  expiresAt: 500,
  activeAt: 100,
  ended: null,
  pinMisses: 0,
  ...change,
});

describe.each(kinds)("access.9 sessions and the audit of logins on $name", (kind) => {
  const places = newPlaces(kind);
  let journal: Journal;
  let sittings: Sittings;
  beforeEach(() => {
    journal = places.journal();
    ({ sittings } = journal);
  });
  afterEach(async () => {
    await sittings.forget(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  });

  test("a session is kept whole, changed by itself, and ended once", async () => {
    await sittings.open(session());
    await sittings.open(session({ id: "b", whole: false, openedAt: 200 }));
    expect(await sittings.get("a")).toEqual(session());
    expect(await sittings.get("none")).toBeNull();
    await sittings.touch("a", 300);
    expect((await Promise.all([sittings.missed("a"), sittings.missed("a")])).sort()).toEqual([1, 2]);
    await sittings.end("a", "switch");
    await sittings.end("a", "logout");
    expect(await sittings.get("a")).toEqual(session({ activeAt: 300, pinMisses: 2, ended: "switch" }));
    expect(await sittings.get("b")).toMatchObject({ whole: false, ended: null });
    await sittings.unmissed("a");
    expect(await sittings.get("a")).toMatchObject({ pinMisses: 0 });
    await sittings.missed("a");
    await sittings.forgive("o-sari");
    expect(await sittings.get("a")).toMatchObject({ pinMisses: 0 });
  });

  test("access.13 who leaves a machine leaves it wholly, what was switched away too, and nobody else does", async () => {
    await sittings.open(session());
    await sittings.open(session({ id: "b", whole: false, openedAt: 200 }));
    await sittings.open(session({ id: "c", officer: "o-budi" }));
    await sittings.open(session({ id: "d", machine: "another" }));
    await sittings.end("a", "switch");
    await sittings.leave("o-sari", "m");
    const endings = await Promise.all(["a", "b", "c", "d"].map(async (id) => (await sittings.get(id))?.ended));
    expect(endings).toEqual(["logout", "logout", null, null]);
  });

  test("those of a machine come in the order in which they were opened, from a time on", async () => {
    for (const [id, openedAt] of [["c", 300], ["a", 100], ["b", 200]] as const) await sittings.open(session({ id, openedAt })); // prettier-ignore
    await sittings.open(session({ id: "d", machine: "another" }));
    expect((await sittings.ofMachine("m", 100)).map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("another hand on the same journal sees them at once, and none is a line of it", async () => {
    const other = await places.openAgain();
    const { seq } = await journal.head();
    await sittings.open(session());
    await other.sittings.end("a", "logout");
    expect(await sittings.get("a")).toMatchObject({ ended: "logout" });
    expect((await journal.head()).seq).toBe(seq);
  });

  test("the same line of the audit is counted and not written again; who is unknown is one", async () => {
    const line = { at: 60_000, address: "10.0.0.1", officer: null, outcome: "wrong" } as const;
    for (let n = 0; n < 50; n += 1) await sittings.noteLogin(line);
    await sittings.noteLogin({ ...line, at: 120_000, officer: "o-sari", outcome: "opened" });
    expect(await sittings.logins(10)).toEqual([
      { ...line, at: 120_000, officer: "o-sari", outcome: "opened", times: 1 },
      { ...line, times: 50 },
    ]);
    await sittings.forget(0, 100_000);
    expect(await sittings.logins(10)).toHaveLength(1);
  });

  test("what ran out is forgotten, and nothing else", async () => {
    await sittings.open(session());
    await sittings.open(session({ id: "b", expiresAt: 900 }));
    await sittings.forget(600, 0);
    expect([await sittings.get("a"), (await sittings.get("b"))?.id]).toEqual([null, "b"]);
  });
});
