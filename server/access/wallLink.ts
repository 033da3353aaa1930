import { DEFAULT_WALL, WallSettings } from "../../shared/wire/wallSettings.ts";
import { createSeal } from "./seal.ts";

/** What a wall's link says: its settings, or why the built-in ones are used (Indonesian, for the wall itself). */
interface WallRead {
  wall: WallSettings;
  trouble: string | null;
}

export interface WallLinks {
  sign(wall: WallSettings): string;
  /** @param token of the knock; null when the wall came without a link. Never throws. */
  read(token: string | null): WallRead;
}

/**
 * wire.11: a token is base64url(JSON), sealed. It has no end, for a wall hangs for months; a new desk secret ends all.
 * @param secret of the desk.
 */
export function createWallLinks(secret: string): WallLinks {
  const seal = createSeal(secret, "sigap wall link");
  return {
    sign: (wall) => seal.close(Buffer.from(JSON.stringify(wall)).toString("base64url")),
    read(token) {
      if (token === null) return { wall: DEFAULT_WALL, trouble: null };
      const body = seal.open(token);
      if (body === null) return refused("tanda tangannya bukan dari server ini, mungkin kata kunci meja sudah diganti");
      const wall = WallSettings.safeParse(jsonIn(body));
      return wall.success ? { wall: wall.data, trouble: null } : refused("isinya tidak terbaca oleh versi server ini");
    },
  };
}

function refused(why: string): WallRead {
  return {
    wall: DEFAULT_WALL,
    trouble: `Tautan dinding tidak berlaku: ${why}. Dipakai setelan bawaan. Minta tautan baru di meja piket.`,
  };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
