import { createHash } from "node:crypto";
import type { Link } from "../../shared/record/link.ts";
import { stampWords } from "../../shared/time.ts";
import { DEFAULT_WALL, WallSettings } from "../../shared/screen/wallSettings.ts";
import { createSeal } from "./seal.ts";

/** What a wall's link says: its settings, or why the built-in ones are used (Indonesian, for the wall itself). */
export interface WallRead {
  wall: WallSettings;
  trouble: string | null;
  /** Null without a link that holds. */
  link: string | null;
}

export interface WallLinks {
  /** @param one makes the link one of its own: with the same word and settings it is the same. */
  sign(wall: WallSettings, one: string): string;
  /** @param token of the knock; null when the wall came without a link. Never throws. */
  read(token: string | null): WallRead;
}

/** Who revoked a link, by its id, so far as is known; null or undefined of one that holds. */
export type Revocations = (id: string) => Link["revoked"] | undefined;

/**
 * wire.11: a token is base64url(JSON), sealed. It has no end, for a wall hangs for months; it holds until it is revoked (wire.25), and a
 * new desk secret ends all.
 * @param secret of the desk.
 */
export function createWallLinks(secret: string, revocationOf: Revocations): WallLinks {
  const seal = createSeal(secret, "sigap wall link");
  return {
    sign: (wall, one) => seal.close(Buffer.from(JSON.stringify({ ...wall, one })).toString("base64url")),
    read(token) {
      if (token === null) return { wall: DEFAULT_WALL, trouble: null, link: null };
      const body = seal.open(token);
      if (body === null) return refused("tanda tangannya bukan dari server ini, mungkin kata kunci meja sudah diganti");
      const wall = WallSettings.safeParse(jsonIn(body));
      if (!wall.success) return refused("isinya tidak terbaca oleh versi server ini");
      const id = linkId(token);
      const revoked = revocationOf(id);
      return revoked
        ? refused(`dicabut meja piket ${stampWords(revoked.at)}`)
        : { wall: wall.data, trouble: null, link: id };
    },
  };
}

/** wire.25: by this hash a link is listed and revoked; nobody can make the link of it. */
export function linkId(token: string): string {
  return createHash("sha256").update(`sigap wall link ${token}`).digest("hex").slice(0, 32);
}

function refused(why: string): WallRead {
  return {
    wall: DEFAULT_WALL,
    trouble: `Tautan dinding tidak berlaku: ${why}. Dipakai setelan bawaan. Minta tautan baru di meja piket.`,
    link: null,
  };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
