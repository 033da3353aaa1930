import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineOf } from "../../server/store/chain.ts";
import type { Journal, Line } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { FORM } from "../../shared/world/forms.ts";
import type { Deed } from "../../shared/world/world.ts";
import { eventually } from "../eventually.ts";
import { putting } from "./deeds.ts";
import { kinds, openAt, quiet } from "./stores.ts";

/** What a newer Sigap appends: of the next form, or of ours with a record that we don't know. */
const NEWER: Record<string, (deed: Deed) => object> = {
  "of the next form": (deed) => ({ ...deed, form: FORM + 1 }),
  "of a record that is not known": (deed) => ({
    ...deed,
    changes: [{ op: "put", record: { type: "siren", id: "1" } }],
  }),
};

describe.each(kinds)("form.5 on $name", (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  test.each(Object.entries(NEWER))(
    "a node that meets an entry %s while it runs stops with a sentence, and decides and writes nothing more",
    async (_, newer) => {
      const place = await kind.newPlace();
      const said: string[] = [];
      const node = await openStore(await openAt(place), {
        log: quiet,
        pollMs: 20,
        leadMs: 20,
        snapshotEvery: 2,
        onHalt: (sentence) => void said.push(sentence),
      });
      await node.commit(() => putting("deed 1", "a"));
      const other = await openAt(place);
      const line = await appended(other, newer(putting("deed 2", "b")));

      await eventually(() =>
        expect(said).toEqual([expect.stringMatching(`^entry 2 (is of form ${FORM + 1}|can't be read)`)]),
      );
      expect(said[0]).toMatch(/newer Sigap .*(Go|go) back to that/);
      expect(node.isLeader()).toBe(false);
      let asked = false;
      await expect(node.commit(() => ((asked = true), putting("deed 3", "c")))).rejects.toThrow(said[0]!);
      expect(asked).toBe(false);
      await node.stop();

      expect(said).toHaveLength(1);
      expect(await other.head()).toEqual({ seq: 2, hash: line.hash });
      expect(await other.loadSnapshot()).toBeNull();
      await other.close();
      // backup.9: and it doesn't start again.
      await expect(openStore(await openAt(place), { log: quiet })).rejects.toThrow(said[0]!);
    },
  );

  test("a deed that was decided while the newer one was written is not written", async () => {
    const place = await kind.newPlace();
    const node = await openStore(await openAt(place), { log: quiet, pollMs: 600_000, patienceMs: 600_000 });
    const other = await openAt(place);
    await appended(other, { ...putting("deed 1", "a"), form: FORM + 1 });
    await expect(node.commit(() => putting("deed 1 too", "b"))).rejects.toThrow(`entry 1 is of form ${FORM + 1}`);
    expect(await other.read(0, 9)).toHaveLength(1);
    await other.close();
    await node.stop();
  });
});

/** As the store of another build would: its text is its own. */
async function appended(journal: Journal, told: object): Promise<Line> {
  const head = await journal.head();
  const line = await journal.append(head, told as Deed);
  if (!line) throw new Error("somebody else was faster");
  expect(line).toEqual(lineOf(head, told as Deed));
  return line;
}
