import { z } from "zod";
import { reasonOf, type Log } from "../log.ts";
import type { Journal } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import type { Satellite, SatellitePicture } from "./satellite.ts";

/** Nodes speak of it by pulses; `looked` comes after each look, whether or not there is a picture. */
const Said = z.object({ satellite: z.enum(["wanted", "looked"]) });
type Said = z.infer<typeof Said>["satellite"];

const SetAside = z.object({
  at: z.number(),
  fetchedAt: z.number(),
  tiles: z.array(z.tuple([z.string(), z.base64()])),
});
const NAME = "satellite";

interface NodeParts {
  journal: Pick<Journal, "setAside" | "aside">;
  store: Pick<Store, "isLeader" | "pulse" | "onPulse">;
  log: Log;
  /** How long a wall's question waits for the node that asks BMKG. */
  patienceMs?: number;
}

/** map.11: only the node that reads the feeds asks BMKG, for the walls of all; the others show what it set aside. */
export function amongNodes(own: Satellite, { journal, store, log, patienceMs = 30_000 }: NodeParts): Satellite {
  let copied: SatellitePicture | null = null;
  let following: Promise<SatellitePicture | null> | null = null;
  let asideOf: number | null = null;
  const waiting = new Set<() => void>();

  const say = (satellite: Said) => store.pulse(JSON.stringify({ satellite } satisfies z.infer<typeof Said>));
  const failed = (error: unknown) => log("warn", "satellite picture not shared", { reason: reasonOf(error) });

  async function look(): Promise<SatellitePicture | null> {
    const picture = await own.latest();
    if (picture && picture.fetchedAt !== asideOf) {
      asideOf = picture.fetchedAt;
      await journal.setAside(NAME, textOf(picture)).catch(failed);
    }
    say("looked");
    return picture;
  }

  async function follow(): Promise<SatellitePicture | null> {
    const looked = new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, patienceMs).unref();
      waiting.add(done);
    });
    say("wanted");
    await looked;
    const text = await journal.aside(NAME);
    if (text !== null) copied = pictureOf(text);
    return copied;
  }

  store.onPulse((text) => {
    const said = Said.safeParse(JSON.parse(text));
    if (!said.success) return;
    if (said.data.satellite === "looked") for (const done of waiting) done();
    else if (store.isLeader()) void look();
  });

  return {
    latest() {
      if (store.isLeader()) return look();
      following ??= follow()
        .catch((error: unknown) => {
          failed(error);
          return copied;
        })
        .finally(() => (following = null));
      return following;
    },
    kept: () => (store.isLeader() ? own.kept() : copied),
  };
}

function textOf({ at, fetchedAt, tiles }: SatellitePicture): string {
  const kept: z.infer<typeof SetAside> = {
    at,
    fetchedAt,
    tiles: [...tiles].map(([name, png]) => [name, png.toString("base64")]),
  };
  return JSON.stringify(kept);
}

function pictureOf(text: string): SatellitePicture {
  const { at, fetchedAt, tiles } = SetAside.parse(JSON.parse(text));
  return { at, fetchedAt, tiles: new Map(tiles.map(([name, png]) => [name, Buffer.from(png, "base64")])) };
}
