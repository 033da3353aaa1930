import type { Store } from "../../server/store/store.ts";
import { FORM } from "../../shared/world/forms.ts";
import { apply, changedSince, EMPTY_WORLD, type Deed, type Entry, type World } from "../../shared/world/world.ts";

export interface FakeStore extends Store {
  /** Puts another world in its place and tells those who listen. */
  become(world: World): void;
  /** From now on nothing of it can be read. */
  break(): void;
}

export function fakeStore(first: World = EMPTY_WORLD): FakeStore {
  let world = first;
  let broken = false;
  const listeners = new Set<Parameters<Store["subscribe"]>[0]>();
  const mark = () => {
    if (broken) throw new Error("disk gone");
    return { epoch: "e1", seq: world.seq };
  };
  const append = (deed: Deed): Entry => {
    const entry = { seq: world.seq + 1, form: FORM, ...deed };
    world = apply(world, entry);
    for (const listener of listeners) listener(entry);
    return entry;
  };
  return {
    get world() {
      return world;
    },
    get mark() {
      return mark();
    },
    commit(decide) {
      const deed = decide(world);
      return Promise.resolve(deed && append(deed));
    },
    since: ({ epoch, seq }) =>
      epoch === mark().epoch ? (changedSince(world, seq)?.map(({ change }) => change) ?? null) : null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isLeader: () => true,
    check: () => ({ failingSince: null, reason: null, missing: 0 }),
    heardOf: () => undefined,
    pulse: () => undefined,
    onPulse: () => () => undefined,
    stop: () => Promise.resolve(),
    become(next) {
      world = next;
      for (const listener of listeners)
        listener({ seq: world.seq, form: FORM, at: 0, by: "test", why: "test", changes: [] });
    },
    break() {
      broken = true;
    },
  };
}
