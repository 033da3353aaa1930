import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sitting } from "../../server/access/sitting.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { createWorldFiles } from "../../server/http/worldFiles.ts";
import { JOINS, SCOPES, LOOKERS } from "../../server/realtime/scopes.ts";
import { ScopeName, WALL_HEADER, Whole } from "../../shared/wire/protocol.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { apply, EMPTY_WORLD } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { alert } from "../make/alert.ts";
import { SARI, sitting } from "../make/door.ts";
import { incident } from "../make/incident.ts";
import { warehouse } from "../make/place.ts";
import { quake } from "../make/quake.ts";
import { openScreen, SECRET, startHub } from "./screens.ts";

const LINK = createWallLinks(SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "one");
const answered = incident({ id: alert().id, acknowledged: { officer: "o-sari", at: 1, tier: "merusak" } });

const SITTING: Record<string, Sitting> = { desk: SARI, sentra: sitting("o-sentra", "sentra") };

let hub: Awaited<ReturnType<typeof startHub>>;
const screens: ReturnType<typeof openScreen>[] = [];
beforeEach(async () => {
  hub = await startHub({ sits: (cookie) => SITTING[cookie ?? ""] ?? null });
  const records = [quake(), answered, warehouse({ id: "W", source: "a table" })];
  await hub.store.commit(() => ({
    at: 1,
    by: "test",
    why: "",
    changes: records.map((record) => ({ op: "put", record })),
  }));
});
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  await hub.stop();
});

const ask = (scope: string, headers: Record<string, string> = {}) => fetch(`${hub.url}/world/${scope}`, { headers });
const WHO_BRINGS: Record<(typeof LOOKERS)[number], Record<string, string>> = {
  stranger: {},
  wall: { [WALL_HEADER]: LINK },
  desk: { cookie: "desk" },
  sentra: { cookie: "sentra" },
};

describe("wire.5, wire.26 scopes", () => {
  test("no two of one screen hold the same record, and the desk holds every type", () => {
    for (const who of LOOKERS) {
      const types = JOINS[who].flatMap((name) => [...SCOPES[name].holds]);
      expect(new Set(types).size).toBe(types.length);
    }
    const { seq: _, ...tables } = EMPTY_WORLD;
    expect(JOINS.desk.flatMap((name) => [...SCOPES[name].holds]).sort()).toEqual(Object.keys(tables).sort());
  });

  test("a file is given to who joins its scope, and to nobody else", async () => {
    const given: Record<string, string[]> = {};
    for (const who of LOOKERS)
      for (const scope of ScopeName.options) {
        const { status } = await ask(scope, WHO_BRINGS[who]);
        expect([200, 401]).toContain(status);
        if (status === 200) (given[who] ??= []).push(scope);
      }
    expect(given).toEqual({
      stranger: ["public", "places"],
      wall: ["public", "situation", "places"],
      desk: ["public", "places", "desk"],
      sentra: ["public", "situation", "places"],
    });
    for (const forged of [`${LINK}x`, "", "x"])
      expect((await ask("situation", { [WALL_HEADER]: forged })).status).toBe(401);
    expect((await ask("everything")).status).toBe(404);
  });

  test("what it holds is what the socket would tell, at a mark of the journal", async () => {
    const read = async (scope: ScopeName, who: (typeof LOOKERS)[number]) =>
      Whole.parse(await (await ask(scope, WHO_BRINGS[who])).json());
    const [open, situation, places, desk] = [
      await read("public", "stranger"),
      await read("situation", "wall"),
      await read("places", "stranger"),
      await read("desk", "desk"),
    ];
    expect([open, situation, places, desk].map(({ to }) => to)).toEqual(Array(4).fill(hub.store.mark));
    expect(JSON.stringify([open, places])).not.toMatch(/o-sari|a table/);
    expect(JSON.stringify(situation)).toContain("o-sari");
    expect(places.changes).toMatchObject([{ record: { id: "W", source: "" } }]);
    expect(desk.changes.map((change) => change.op === "put" && change.record.type).sort()).toEqual([
      "hazard",
      "incident",
    ]);
  });

  test("unchanged it costs no second download, changed it does; it is for the asker alone", async () => {
    const first = await ask("public");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toContain(`${hub.store.mark.epoch}-${hub.store.mark.seq}`);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect((await ask("public", { "if-none-match": etag })).status).toBe(304);
    await hub.store.commit(() => ({
      at: 1,
      by: "test",
      why: "",
      changes: [{ op: "put", record: quake({ id: "x" }) }],
    }));
    expect((await ask("public", { "if-none-match": etag })).status).toBe(200);
  });

  test("is made once for a change, however many ask, and once more when one asks after the next", async () => {
    const store = fakeStore(apply(EMPTY_WORLD, { seq: 1, changes: [{ op: "put", record: quake() }] }));
    const fileOf = createWorldFiles(store);
    const [one, other] = [fileOf("public"), fileOf("public")];
    expect(one).toBe(other);
    store.become(apply(store.world, { seq: 2, changes: [] }));
    // While it is being made the next who ask get it, and the rest on the socket.
    expect(fileOf("public")).toBe(one);
    await one;
    expect(fileOf("public")).not.toBe(one);
    await fileOf("public");
    expect(fileOf("public")).toBe(fileOf("public"));
  });

  test("a screen that says where it stands is told each entry once, also those that come while it fetches", async () => {
    const screen = openScreen(hub.url);
    screens.push(screen);
    for (let n = 0; n < 20; n += 1)
      await hub.store.commit(() => ({
        at: 1,
        by: "test",
        why: "",
        changes: [{ op: "put", record: quake({ id: `q${n}` }) }],
      }));
    await eventually(() => expect(screen.told.update.at(-1)?.to).toEqual(hub.store.mark));
    expect(screen.world().hazard.size).toBe(21);
    const marks = screen.told.update.map(({ to }) => to.seq);
    expect(marks).toEqual([...new Set(marks)].sort((a, b) => a - b));
  });

  test("who says that it stands where nobody can is told to fetch again; who is told already changes nothing by it", async () => {
    const screen = openScreen(hub.url);
    screens.push(screen);
    await eventually(() => expect(screen.told.update).toHaveLength(1));
    screen.socket.emit("stand", { epoch: "another", seq: 1 });
    screen.socket.emit("stand", "nonsense" as never);
    await hub.store.commit(() => ({
      at: 1,
      by: "test",
      why: "",
      changes: [{ op: "put", record: quake({ id: "x" }) }],
    }));
    await eventually(() => expect(screen.told.update).toHaveLength(2));
    expect(screen.told.whole).toHaveLength(1);
  });
});
