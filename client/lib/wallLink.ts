import { z } from "zod";
import type { WallSettings } from "../../shared/wire/wallSettings.ts";

const Made = z.union([z.object({ url: z.string() }), z.object({ error: z.string() })]);
export type MadeLink = z.infer<typeof Made>;

/** Asks the server to sign these settings. Never rejects: else `{ error }` in words for the officer. */
export async function makeWallLink(wall: WallSettings): Promise<MadeLink> {
  try {
    const answer = await fetch("/desk/wall-link", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wall),
    });
    const made = Made.parse(await answer.json());
    return "url" in made ? { url: new URL(made.url, location.href).href } : made;
  } catch {
    return { error: "Server tidak menjawab. Coba lagi." };
  }
}
