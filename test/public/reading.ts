import { expect } from "vitest";
import { publicPage } from "../../server/public/publicPage.ts";
import { publicView } from "../../server/public/publicView.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE } from "../../shared/calm/heard.ts";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { Phones } from "../../server/phones.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { World } from "../../shared/world/world.ts";
import { feeds, KABUPATEN, NOW, PHONES } from "../http/worlds.ts";
import { standing } from "../make/standing.ts";

/** The page as it is made, and as it is read. */

export function page(
  world: World,
  now = NOW,
  broken: readonly FeedId[] = [],
  drill: Hello["drill"] = null,
  phones: Phones = PHONES,
) {
  const told = standing(feeds(now, broken));
  const calm = calmOf({ world, report: { ...told, at: now }, now, heard: AT_THE_SOURCE });
  return publicPage({ hazards: publicView(world), calm, feeds: told.feeds, kabupaten: KABUPATEN, drill, phones, now });
}

/** What is read aloud: without style and tags. */
export function words(html: string): string {
  return html
    .replace(/^.*<\/head>/s, "")
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,])/g, "$1");
}

export function inOrder(text: string, ...parts: string[]) {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at, `"${part}" in: ${text.slice(from)}`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
}
