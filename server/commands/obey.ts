import type { Command } from "../../shared/command/commands.ts";
import { decide, type Given } from "../../shared/command/table.ts";
import type { Circumstances } from "../../shared/incident/decision.ts";
import type { Reply } from "../../shared/wire/protocol.ts";
import type { World } from "../../shared/world/world.ts";
import { linkId, type WallLinks } from "../access/wallLink.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";
import { noted } from "./noted.ts";

export interface ObeyParts {
  store: Pick<Store, "commit" | "world">;
  clock: Pick<Clock, "now">;
  signLink: WallLinks["sign"];
}

/** Whose word it is, made sure of. */
export type By = Pick<Circumstances, "who" | "second">;

/**
 * An officer's command, decided against the newest world: done and numbered, or refused with a sentence (deed.3). One that was done before is answered
 * as then (deed.4).
 * @param wallName of the wall that it is for; null for none.
 */
export async function obey(
  command: Command,
  by: By,
  { store, clock, signLink }: ObeyParts,
  wallName: string | null = null,
): Promise<Reply> {
  const token = command.name === "link:make" ? signLink(command.wall, command.id) : undefined;
  const given: Given = { wallName, linkId: token === undefined ? null : linkId(token) };
  const done = (seq: number): Reply => ({ data: { seq, ...(token !== undefined && { token }) } });
  let answer: Reply = { error: "Tidak ada yang dilakukan." };
  const entry = await store.commit((world) => {
    const stands = doneAt(world, command.id);
    if (stands !== null) {
      answer = done(stands);
      return null;
    }
    const at = clock.now();
    const decision = decide(command, { ...by, world, at }, given);
    if ("refusal" in decision) {
      answer = { error: decision.refusal };
      return null;
    }
    const { officer } = by.who;
    const { why, changes, note } = decision;
    return {
      at,
      by: `officer:${officer}`,
      why,
      changes: [...changes, ...noted(world, { at, officer, command: command.id }, note)],
    };
  });
  return entry ? done(entry.seq) : answer;
}

/** The entry of a command that was obeyed; null of one that was not, or so long ago that its note has left the world. */
export function doneAt({ note: notes }: World, command: string): number | null {
  for (const { id, command: of } of notes.values()) if (of === command) return notes.changedAt(id) ?? null;
  return null;
}
