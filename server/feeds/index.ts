import { autogempa } from "./autogempa.ts";
import type { Feed } from "../upstream/feed.ts";
import { gempadirasakan } from "./gempadirasakan.ts";
import { gempaterkini } from "./gempaterkini.ts";
import { inatewsDatagempa } from "./inatewsDatagempa.ts";
import { inatewsLive } from "./inatewsLive.ts";
import { inatewsTsunami } from "./inatewsTsunami.ts";
import { nowcast } from "./nowcast.ts";

/** Every feed that is read, in the order of the lamps. */
export const feeds: readonly Feed[] = [
  autogempa,
  inatewsDatagempa,
  inatewsTsunami,
  inatewsLive,
  gempaterkini,
  gempadirasakan,
  nowcast,
];
