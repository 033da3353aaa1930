import { z } from "zod";
import { FeedStatus } from "./feedHealth.ts";
import { EpochMs } from "./time.ts";
import { Change } from "./world.ts";

/**
 * The wire between server and screens. A screen runs for months and will meet a newer server: `test/protocol.test.ts`
 * notices any change below and asks for a new number.
 *
 * 1: first form.
 * 2: the full impact; alerts name the main event of their sequence and bear the field's count.
 */
export const PROTOCOL = 2;

/** Where a screen stands in the journal. The epoch names the journal itself: a number alone could belong to another. */
export const Mark = z.object({ epoch: z.string(), seq: z.number().int().min(0) });
export type Mark = z.infer<typeof Mark>;

export const Audience = z.enum(["wall", "desk"]);
export type Audience = z.infer<typeof Audience>;

/** What a screen says when it connects (socket.io `auth`). */
export const Knock = z.object({ protocol: z.number().int(), audience: Audience, since: Mark.nullable() });
export type Knock = z.infer<typeof Knock>;

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
});
export type Hello = z.infer<typeof Hello>;

/** The whole world, or what changed since the screen's mark. */
export const Update = z.object({ whole: z.boolean(), to: Mark, changes: z.array(Change) });
export type Update = z.infer<typeof Update>;

/** Every five seconds, also when nothing happens: silence is then a fault that a screen can see. */
export const Beat = z.object({ serverAt: EpochMs, rate: z.number(), mark: Mark, feeds: z.array(FeedStatus) });
export type Beat = z.infer<typeof Beat>;

export const Command = z.discriminatedUnion("name", [
  z.object({
    name: z.literal("alert:acknowledge"),
    alertId: z.string().min(1),
    officer: z.string().trim().min(2).max(80),
  }),
  z.object({
    name: z.literal("alert:field-count"),
    alertId: z.string().min(1),
    people: z.number().int().min(0).max(10_000_000),
    officer: z.string().trim().min(2).max(80),
  }),
]);
export type Command = z.infer<typeof Command>;

export const Reply = z.union([
  z.object({ data: z.object({ seq: z.number().int() }) }),
  z.object({ error: z.string() }),
]);
export type Reply = z.infer<typeof Reply>;

/** Typed events for socket.io. */
export interface ServerToScreen {
  hello(hello: Hello): void;
  update(update: Update): void;
  beat(beat: Beat): void;
  /** The screen is of another protocol than the server: load the page anew. */
  reload(reason: string): void;
}
export interface ScreenToServer {
  command(command: Command, answer: (reply: Reply) => void): void;
}
