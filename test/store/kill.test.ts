import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mark } from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, everything, withChanges, type Change } from "../../shared/world/world.ts";
import { linesAfter, verify } from "../../server/store/chain.ts";
import { START, type Head } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { killAll, run } from "./child.ts";
import { kinds, openAt, quiet, until } from "./stores.ts";

const ROUNDS = 50;
afterAll(killAll);

// Beside each other: who is killed is mostly waited for.
describe.concurrent.each(kinds)("$name", (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  test(
    `J5 killed ${ROUNDS} times while appending: nothing acknowledged is lost, nothing stands twice`,
    { timeout: 480_000 },
    async () => {
      const place = await kind.newPlace();
      const acknowledged = new Map<number, string>();
      const stand = new Map<number, string>();
      let good: Head = START;
      let seen = EMPTY_WORLD;
      let mark: Mark | null = null;
      let wholes = 0;

      for (let round = 1; round <= ROUNDS; round += 1) {
        const { child, said, kill } = run(place, `${round}`, "append");
        // Most die while they append, every fifth while it starts.
        if (round % 5) await until(() => said.length > 0 || child.exitCode !== null);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * (round % 5 ? 50 : 400)));
        await kill();
        for (const line of said) {
          const [seq, why = ""] = line.split(" ");
          acknowledged.set(Number(seq), why);
        }

        const journal = await openAt(place);
        const verdict = await verify(linesAfter(journal, good.seq), good, ({ seq, why }) => stand.set(seq, why));
        expect(verdict.fault).toBeNull();
        good = verdict.head;

        // A screen that was there all the time comes back to the restarted server.
        // Its own snapshot is not kept: those of the killed ones are to be tried.
        const store = await openStore({ ...journal, saveSnapshot: () => Promise.resolve() }, { log: quiet });
        const difference: Change[] | null = mark && store.since(mark);
        wholes += difference ? 0 : 1;
        const changes = difference ?? everything(store.world);
        seen = { ...withChanges(difference ? seen : EMPTY_WORLD, changes), seq: store.mark.seq };
        mark = { ...store.mark };
        expect(seen).toEqual(store.world);
        await store.stop();
      }

      expect(acknowledged.size).toBeGreaterThan(ROUNDS);
      for (const [seq, why] of acknowledged) expect(stand.get(seq)).toBe(why);
      expect([...stand.keys()]).toEqual(Array.from({ length: good.seq }, (_, n) => n + 1));
      expect(new Set(stand.values()).size).toBe(stand.size);
      expect(wholes).toBe(1);
    },
  );

  test("J2 two processes on one place: what each was told stands once", async () => {
    const place = await kind.newPlace();
    const both = [run(place, "one", "share"), run(place, "two", "share")];
    await until(() => both.every(({ said }) => said.length > 30));
    for (const { kill } of both) await kill();
    const stand = new Map<string, number>();
    const journal = await openAt(place);
    const verdict = await verify(linesAfter(journal, 0), START, ({ seq, why }) => stand.set(why, seq));
    await journal.close();
    expect(verdict).toMatchObject({ count: stand.size, fault: null });
    for (const line of both.flatMap(({ said }) => said)) {
      const [seq, why = ""] = line.split(" ");
      expect(stand.get(why)).toBe(Number(seq));
    }
  });
});
