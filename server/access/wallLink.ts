import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { DEFAULT_WALL, WallSettings } from "../../shared/wire/wallSettings.ts";

/** What a wall's link says: its settings, or why the built-in ones are used (Indonesian, for the wall itself). */
export interface WallRead {
  wall: WallSettings;
  trouble: string | null;
}

export interface WallLinks {
  sign(wall: WallSettings): string;
  /** @param token of the knock; null when the wall came without a link. Never throws. */
  read(token: string | null): WallRead;
}

const SIGNATURE = /^([\w-]{1,4000})\.([\w-]{43})$/;

/**
 * A token is base64url(JSON) + "." + its HMAC. It has no end, for a wall hangs for months; a new desk secret ends all.
 * @param secret of the desk.
 */
export function createWallLinks(secret: string): WallLinks {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "sigap wall link", 32));
  const signatureOf = (body: string) => createHmac("sha256", key).update(body).digest("base64url");

  return {
    sign(wall) {
      const body = Buffer.from(JSON.stringify(wall)).toString("base64url");
      return `${body}.${signatureOf(body)}`;
    },

    read(token) {
      if (token === null) return { wall: DEFAULT_WALL, trouble: null };
      const [, body = "", signature = ""] = SIGNATURE.exec(token) ?? [];
      if (!same(signature, signatureOf(body)))
        return refused("tanda tangannya bukan dari server ini, mungkin kata kunci meja sudah diganti");
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

/** Digests have one length, so the comparison takes the same time whatever was sent. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
