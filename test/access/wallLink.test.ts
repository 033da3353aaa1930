import { createHmac, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createWallLinks, linkId } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL, type WallSettings } from "../../shared/screen/wallSettings.ts";

const SECRET = "kata-kunci-meja-piket";
const links = createWallLinks(SECRET, () => null);
const WALL: WallSettings = {
  ...DEFAULT_WALL,
  name: "Lobi – lantai 3",
  viewingDistanceM: 4.5,
  quiet: null,
  layers: { ...DEFAULT_WALL.layers, faults: true },
};

/** A token over any text, signed as the server signs. */
function signed(text: string): string {
  const key = Buffer.from(hkdfSync("sha256", SECRET, "", "sigap wall link", 32));
  const body = Buffer.from(text).toString("base64url");
  return `${body}.${createHmac("sha256", key).update(body).digest("base64url")}`;
}

const touched = (token: string, at: number) =>
  token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);

describe("a wall's link", () => {
  test("N11 brings back what was signed", () => {
    const token = links.sign(WALL, "a");
    expect(links.read(token)).toEqual({ wall: WALL, trouble: null, link: linkId(token) });
    expect(createWallLinks(SECRET, () => null).read(links.sign(WALL, "a")).wall).toEqual(WALL);
  });

  test("N11 without one the built-in settings hold, and nothing is wrong", () => {
    expect(links.read(null)).toEqual({ wall: DEFAULT_WALL, trouble: null, link: null });
  });

  test("wire.25 one that was revoked is none, and says when; another of the same settings still is one", () => {
    const [one, other] = [links.sign(WALL, "a"), links.sign(WALL, "b")];
    const at = Date.UTC(2026, 10, 21, 3);
    const revoked = createWallLinks(SECRET, (id) => (id === linkId(one) ? { officer: "Sari", at } : null));
    expect(revoked.read(one)).toEqual({
      wall: DEFAULT_WALL,
      trouble: expect.stringContaining("dicabut meja piket 21 Nov 2026 10.00.00 WIB") as string,
      link: null,
    });
    expect(revoked.read(other)).toEqual({ wall: WALL, trouble: null, link: linkId(other) });
  });

  test("wire.25 one of before links were told apart still holds", () => {
    expect(links.read(signed(JSON.stringify(WALL)))).toMatchObject({ wall: WALL, trouble: null });
  });

  test("N11 each touched character of settings or signature is noticed", () => {
    const token = links.sign(WALL, "a");
    // The last character of a signature holds four bits of it; its other two are nothing, and may be anything.
    for (let at = 0; at < token.length - 1; at += 1) {
      const { wall, trouble } = links.read(touched(token, at));
      expect([wall, trouble], `character ${at}`).toEqual([DEFAULT_WALL, expect.stringContaining("tanda tangannya")]);
    }
  });

  test.each([
    ["another secret", createWallLinks("another-secret-here", () => null).sign(WALL, "a")],
    ["no signature", links.sign(WALL, "a").split(".")[0] ?? ""],
    ["nothing", ""],
    ["a session of the desk", `99999999999999.${"A".repeat(43)}`],
    ["a very long text", `${"A".repeat(5000)}.${"A".repeat(43)}`],
  ])("N11 of %s says so on the wall", (_, token) => {
    expect(links.read(token)).toEqual({
      wall: DEFAULT_WALL,
      trouble: expect.stringContaining("meja piket") as string,
      link: null,
    });
  });

  test.each([
    ["no JSON", "{"],
    ["another shape", JSON.stringify({ name: "x" })],
    ["a value out of bounds", JSON.stringify({ ...WALL, viewingDistanceM: 0 })],
    ["not a finite number", JSON.stringify({ ...WALL, volume: Infinity })],
    ["an array", "[]"],
  ])("N11 signed, but %s: the built-in settings, with the reason", (_, text) => {
    expect(links.read(signed(text))).toEqual({
      wall: DEFAULT_WALL,
      trouble: expect.stringContaining("isinya tidak terbaca") as string,
      link: null,
    });
  });
});
