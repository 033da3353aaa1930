import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Beat, Hello, Mark, Update, WallStatus } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";

/**
 * - `connecting`: never heard anything yet
 * - `live`: the socket stands
 * - `lost`: it stood once; what is shown is the last known state
 */
export type LinkState = "connecting" | "live" | "lost";

/** A screen's one copy of the world. Screens read it; only the socket writes it. Records are replaced whole, never mutated. */
export class Live {
  world = $state.raw<World>(EMPTY_WORLD);
  /** Where this copy stands in the journal; null until the first update. */
  mark = $state.raw<Mark | null>(null);
  hello = $state.raw<Hello | null>(null);
  /** When the last update arrived, before it was read; the page's steady ms. Null before the first. */
  heardMs: number | null = null;
  /** How the server fares, from the last beat; null until one was heard, and in a replay. */
  standing = $state.raw<Standing | null>(null);
  /**
   * Server time of that beat. The standing is judged at this moment and not later: how it was since is not known here, and in
   * a fast drill minutes pass between two beats.
   */
  standingAt = $state.raw<number | null>(null);
  /** For the desk: every wall of this server; null until it was told. */
  walls = $state.raw<readonly WallStatus[] | null>(null);
  link = $state.raw<LinkState>("connecting");
  /** Why the server (or our own reading of it) refused the last attempt, in its words. */
  trouble = $state.raw<string | null>(null);
  #beatsBehind = 0;

  greet(hello: Hello): void {
    this.hello = hello;
    this.link = "live";
    this.trouble = null;
  }

  /** False when the difference doesn't fit on what is known here: then only the whole helps. */
  hear({ whole, to, changes }: Update): boolean {
    if (!whole && this.mark?.epoch !== to.epoch) return false;
    this.world = { ...withChanges(whole ? EMPTY_WORLD : this.world, changes, to.seq), seq: to.seq };
    this.mark = to;
    this.#beatsBehind = 0;
    return true;
  }

  /** False when the server has been ahead of us for two beats: an update went missing. */
  beat({ standing, mark, serverAt }: Beat): boolean {
    this.standing = standing;
    this.standingAt = serverAt;
    const behind = this.mark === null || this.mark.epoch !== mark.epoch || this.mark.seq < mark.seq;
    this.#beatsBehind = behind ? this.#beatsBehind + 1 : 0;
    return this.#beatsBehind < 2;
  }

  lose(): void {
    if (this.link === "live") this.link = "lost";
    this.#beatsBehind = 0;
  }

  /** What is shown is not known to be all any more; the next knock is told to fetch the whole. */
  forgetMark(): void {
    this.mark = null;
  }
}
