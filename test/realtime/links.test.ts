import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { linkId } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { eventually } from "../eventually.ts";
import { BUDI, SARI } from "../make/door.ts";
import { officer } from "../make/officer.ts";
import { wallReport as REPORT } from "../make/wallReport.ts";
import { openScreen, say, startHub } from "./screens.ts";

const BUDI_SERVES = officer({ id: BUDI.officer, number: 2 });

describe("links of walls", () => {
  let hub: Awaited<ReturnType<typeof startHub>>;
  const screens: ReturnType<typeof openScreen>[] = [];
  const open = (knock: Parameters<typeof openScreen>[1] = {}, cookie?: string) => {
    const screen = openScreen(hub.url, knock, cookie);
    screens.push(screen);
    return screen;
  };
  const LOBBY = { ...DEFAULT_WALL, name: "Lobi", viewingDistanceM: 4.5 };

  beforeEach(async () => void (hub = await startHub({ sits: (cookie) => (cookie === "budi" ? BUDI : SARI) })));
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close();
    await hub.stop();
  });

  /** Made by an officer at the desk. */
  async function make(desk: ReturnType<typeof openScreen>): Promise<string> {
    const reply = await say(desk, { name: "link:make", wall: LOBBY });
    return "data" in reply ? (reply.data.token ?? "") : "";
  }

  test("wire.25 a link is made and revoked by an officer, listed and noted; the journal holds nothing that opens a wall", async () => {
    const entries: unknown[] = [];
    hub.store.subscribe((entry) => entries.push(entry));
    await hub.store.commit(() => ({ at: 1, by: "test", why: "", changes: [{ op: "put", record: BUDI_SERVES }] }));
    const [desk, budi] = [open({ audience: "desk" }), open({ audience: "desk" }, "budi")];
    await eventually(() => expect([desk, budi].map(({ told }) => told.update.length)).toEqual([1, 1]));
    const token = await make(desk);
    const wall = open({ wall: token, screen: "screen-lobi" });
    await eventually(() => expect(wall.told.hello[0]).toMatchObject({ wall: LOBBY, wallTrouble: null }));
    const id = linkId(token);
    await eventually(() => expect(desk.told.walls.at(-1)).toMatchObject([{ name: "Lobi", link: id }]));
    expect(desk.world().link.get(id)).toMatchObject({
      name: "Lobi",
      viewingDistanceM: 4.5,
      made: { officer: "o-sari" },
    });
    expect(wall.world().link.size + wall.world().note.size).toBe(0);

    expect(await say(budi, { name: "link:revoke", linkId: id })).toHaveProperty("data");
    await eventually(() => expect(wall.told.reload).toEqual(["its link was revoked"]));
    const again = open({ wall: token, screen: "screen-lobi" });
    await eventually(() => expect(again.told.hello[0]?.wallTrouble).toContain("dicabut meja piket"));
    expect(again.told.hello[0]?.wall).toEqual(DEFAULT_WALL);
    expect(await say(desk, { name: "link:revoke", linkId: id })).toMatchObject({
      error: expect.stringContaining("sudah dicabut Petugas 2") as string,
    });
    expect(
      [...hub.store.world.note.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ officer, words }) => `${officer}: ${words}`),
    ).toEqual(["o-sari: Tautan dinding Lobi dibuat", "o-budi: Tautan dinding Lobi dicabut"]);
    const [body = "", signature = ""] = token.split(".");
    const journal = JSON.stringify([entries, hub.logged]);
    for (const secret of [body, signature, token]) expect(journal).not.toContain(secret);
  });

  test("wire.25 a link of before they were listed holds, is listed when a wall comes with it, and can be revoked", async () => {
    const token = hub.oldLink(LOBBY);
    const [desk, wall] = [open({ audience: "desk" }), open({ wall: token })];
    await eventually(() => expect(wall.told.hello[0]).toMatchObject({ wall: LOBBY, wallTrouble: null }));
    wall.socket.emit("report", REPORT);
    await eventually(() => expect(desk.world().link.get(linkId(token))).toMatchObject({ name: "Lobi", made: null }));
    expect(await say(desk, { name: "link:revoke", linkId: linkId(token) })).toHaveProperty("data");
    await eventually(() => expect(wall.told.reload).toHaveLength(1));
  });

  test("wire.25 only the desk makes or revokes one, and one that is not there is refused in words", async () => {
    const [desk, wall] = [open({ audience: "desk" }), open()];
    const make = { name: "link:make", wall: LOBBY };
    expect(await say(wall, make)).toMatchObject({ error: expect.stringContaining("Hanya meja piket") as string });
    const odd = { ...make, wall: { ...LOBBY, volume: 3 } };
    expect(await say(desk, odd)).toMatchObject({ error: expect.stringContaining("volume") as string });
    expect(await say(desk, { name: "link:revoke", linkId: "x" })).toMatchObject({
      error: expect.stringContaining("tidak ada di daftar") as string,
    });
    expect(hub.store.world.link.size).toBe(0);
  });
});
