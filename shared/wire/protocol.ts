import { z } from "zod";
import { Standing } from "../bmkg/standing.ts";
import { EpochMs } from "../time.ts";
import type { Command } from "../command/commands.ts";
import { WallSettings } from "../screen/wallSettings.ts";
import { Change } from "../world/world.ts";

/**
 * wire.1: the wire between server and screens. A screen runs for months and will meet a newer server: `test/wire/protocol.test.ts`
 * notices any change below and asks for a new number.
 *
 * 1: first form.
 * 2: the full impact; alerts name the main event of their sequence and bear the field's count.
 * 3: walls: settings from a signed link, reports to the desk, reload, replay of the journal; the next drill.
 * 4: how the server itself fares (documents owed, its clock, its journal), not its feeds alone.
 * 5: entries of the journal that are known to be missing; a statement bears what of it is doubted, where its feed went back to, and how
 *    often it changes lately.
 * 6: how far a mapped shore is off where BMKG warns of a tsunami; for how long a first consignment feeds; which Sentra are BBPPKS; help is
 *    planned for several places.
 * 7: what offices report of their own goods; links of walls and notes of what officers did, for the desk; a count has its source and
 *    hour; what an alert's move was called.
 * 8: what BMKG says of a quake or tsunami in its own words, and reported goods, for walls too; the whole is a file for each scope: a screen is
 *    told which to fetch, says where it stands then, and the socket tells differences. What is over is kept as its headline.
 * 9: officers by name: who does a deed is no part of it, each bears an id; incidents, duty and officers; answers and counts stand in incidents.
 */
export const PROTOCOL = 9;

/** Where a screen stands in the journal. The epoch names the journal itself: a number alone could belong to another. */
export const Mark = z.object({ epoch: z.string(), seq: z.number().int().min(0) });
export type Mark = z.infer<typeof Mark>;

export const Audience = z.enum(["wall", "desk"]);
export type Audience = z.infer<typeof Audience>;

/** The parts of the world that a screen may be let into, each a file of its own: `/world/<scope>`. */
export const ScopeName = z.enum(["public", "situation", "places", "desk"]);
export type ScopeName = z.infer<typeof ScopeName>;

/** By this header a wall that asks for a scope's file brings the token of its link. */
export const WALL_HEADER = "sigap-wall";

/** What a screen says when it connects (socket.io `auth`). */
export const Knock = z.object({
  protocol: z.number().int(),
  audience: Audience,
  since: Mark.nullable(),
  /** The signed settings of this wall, as its link brought them; null without a link. */
  wall: z.string().max(4096).nullable().default(null),
  /** A random word that the page gave itself, once for each tab, and tells nobody else: the desk addresses it by the word's hash (wire.24). */
  screen: z.string().min(8).max(40),
});
export type Knock = z.infer<typeof Knock>;

/** What is told again from the journal, and how fast. */
export const Replay = z.object({
  /** In Indonesian: `Gempa M 5,6 · 21 Nov 2022`, `Hari 15 Agustus 2026`. */
  title: z.string(),
  /** Recorded seconds per real second. */
  speed: z.number().min(1).max(600),
  from: EpochMs,
  to: EpochMs,
});
export type Replay = z.infer<typeof Replay>;

/** First word of the server. */
export const Hello = z.object({
  protocol: z.number().int(),
  /** Null when live. A drill instance says so in every hello. */
  drill: z.object({ scenario: z.string(), speed: z.number() }).nullable(),
  serverAt: EpochMs,
  /** Server seconds per real second; 1 except in a drill. */
  rate: z.number(),
  /** `pack` when the official map pack is served, else `natural-earth`. */
  map: z.enum(["natural-earth", "pack"]),
  /** This screen's settings; the built-in ones without a link or with one that can't be used. */
  wall: WallSettings,
  /** Why the link that came with the knock can't be used, in Indonesian. */
  wallTrouble: z.string().nullable(),
  /**
   * Null while live. In a replay `serverAt` and `rate` are those of the record, marks are of an epoch of its own, and
   * beats bring no standing: how feeds fared to the second was never journaled.
   */
  replay: Replay.nullable(),
});
export type Hello = z.infer<typeof Hello>;

/** All that a scope holds, as its file tells it, and where that stands. */
export const Whole = z.object({ to: Mark, changes: z.array(Change) });
export type Whole = z.infer<typeof Whole>;

/** What changed since the screen's mark. `whole`: of a replay, the world as it stood where that begins; nothing else comes whole. */
export const Update = z.object({ whole: z.boolean(), to: Mark, changes: z.array(Change) });
export type Update = z.infer<typeof Update>;

/** Every five seconds, also when nothing happens: silence is then a fault that a screen can see. In a replay the standing is not known. */
export const Beat = z.object({ serverAt: EpochMs, rate: z.number(), mark: Mark, standing: Standing.nullable() });
export type Beat = z.infer<typeof Beat>;

/** Walls report so often; one that misses two reports is late. */
export const REPORT_EVERY_MS = 15_000;

/** How a wall fares, by its own measure. Not journaled: it is about a screen, not about the country. */
export const WallReport = z.object({
  /** Frames drawn per second over the last minute; null when nothing had to be drawn. */
  fps: z.number().min(0).max(1000).nullable(),
  heapMb: z.number().min(0).max(1_000_000).nullable(),
  /** Where the wall stands in the journal (in a replay: in the record). */
  seq: z.number().int().min(0),
  /** `blocked`: the browser wants a click first · `off`: by the settings · `mute-voice`: tones, but no Indonesian voice. */
  audio: z.enum(["ready", "blocked", "off", "mute-voice"]),
  scene: z.string().max(40),
  /** A hash of what is shown. */
  rendered: z.string().max(64),
  sources: z.number().int().min(0).max(100_000),
  layers: z.number().int().min(0).max(100_000),
  domNodes: z.number().int().min(0).max(10_000_000),
  contextLosses: z.number().int().min(0).max(1_000_000),
  loadedAt: EpochMs,
  build: z.string().max(40),
});
export type WallReport = z.infer<typeof WallReport>;

/** One wall as the server sees it, for the desk. Times are the server's clock. */
export const WallStatus = z.object({
  screen: z.string(),
  name: z.string(),
  /** When it connected. */
  since: EpochMs,
  lastReportAt: EpochMs.nullable(),
  address: z.string(),
  /** The id of the link that it came with; null of one that came without any that holds. */
  link: z.string().nullable(),
  report: WallReport.nullable(),
  replay: Replay.nullable(),
  /** Two reports are missing. */
  late: z.boolean(),
});
export type WallStatus = z.infer<typeof WallStatus>;

export const Reply = z.union([
  /** `token`: of the link that was made. A repeat of a command is answered as the first was. */
  z.object({ data: z.object({ seq: z.number().int(), token: z.string().optional() }) }),
  /** `pin`: this desk was idle for long; the same command is taken once its officer has given the PIN. */
  z.object({ error: z.string(), pin: z.literal(true).optional() }),
]);
export type Reply = z.infer<typeof Reply>;

/** Typed events for socket.io. */
export interface ServerToScreen {
  hello(hello: Hello): void;
  /** There is no difference to where the screen stands: it fetches these scopes and says where it stands then. */
  fetch(scopes: readonly ScopeName[]): void;
  update(update: Update): void;
  beat(beat: Beat): void;
  /** To desks: every wall of this server. */
  walls(walls: WallStatus[]): void;
  /** Load the page anew: the screen is of another protocol than the server, or the desk asks for it. */
  reload(reason: string): void;
}
export interface ScreenToServer {
  command(command: Command, answer: (reply: Reply) => void): void;
  report(report: WallReport): void;
  /** Of a desk: its officer is there, a key was pressed. */
  awake(): void;
  /** Where it stands after it fetched what it was told to. */
  stand(mark: Mark): void;
}
