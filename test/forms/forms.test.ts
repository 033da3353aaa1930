import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { chapterOf, linesOf } from "../../server/store/archive/chapter.ts";
import { entryOf, lineOf } from "../../server/store/chain.ts";
import { START, type Line } from "../../server/store/journal.ts";
import { snapshotOf, worldOf } from "../../server/store/snapshot.ts";
import { FORM, NewerForm, raised, UP } from "../../shared/world/forms.ts";
import { EMPTY_WORLD, Entry, everything, type World } from "../../shared/world/world.ts";
import { putting } from "../store/deeds.ts";
import { frozenFile, frozenLines, linesOfAnEarlierBuild } from "./frozen.ts";
import { asEarlierBuildsTold } from "./leftOut.ts";
import { canonical, hashed, opened, rechained } from "./opened.ts";

/** Types that a form did not have yet. */
const LATER: Record<number, readonly string[]> = { 1: ["officer", "duty"] };

const forms = Array.from({ length: FORM }, (_, n) => n + 1);

test("form.1 a change of what is journaled is a change of FORM", () => {
  const fingerprint = hashed(JSON.stringify(z.toJSONSchema(Entry))).slice(0, 12);
  expect(
    { FORM, fingerprint },
    "What is journaled was changed. While no Sigap of this form was released: `npx node test/forms/freeze.ts`, then -u. " +
      "Else take the change back, freeze a journal if none of this form is, raise FORM, write UP for the form before, then -u.",
  ).toMatchInlineSnapshot(`
    {
      "FORM": 2,
      "fingerprint": "d7af94cae5b9",
    }
  `);
});

describe("form.2 an entry is read in our form, whatever it was written in", () => {
  const up: typeof UP = {
    1: ({ was, ...entry }) => ({ ...entry, is: was }),
    2: (entry) => ({ ...entry, is: `${String(entry.is)}!` }),
  };

  test("by one step for each form in between; what tells none is of form 1", () => {
    for (const told of [{ was: "told" }, { form: 1, was: "told" }])
      expect(raised(told, [3, up])).toEqual({ form: 3, is: "told!" });
    expect(raised({ form: 2, is: "told" }, [3, up])).toEqual({ form: 3, is: "told!" });
    expect(raised({ form: 3, is: "told" }, [3, up])).toEqual({ form: 3, is: "told" });
  });

  test("there is a step from every form before ours", () => {
    expect(Object.keys(UP).map(Number)).toEqual(forms.slice(0, -1));
  });

  test.each([0, -1, 1.5, "1", null])("the form %j is none, and the entry is named", (form) => {
    const line = altered(lineOf(START, putting("deed", "a")), { form });
    expect(() => entryOf(line)).toThrow(`entry 1 bears the form ${JSON.stringify(form)}, which is none`);
  });
});

test("form.4 an entry of a newer form is not guessed at: the sentence names it and says what to do", () => {
  const line = altered(lineOf(START, putting("deed", "a")), { form: FORM + 1 });
  expect(() => entryOf(line)).toThrow(NewerForm);
  expect(() => entryOf(line)).toThrow(
    `entry 1 is of form ${FORM + 1}, and this Sigap knows forms up to ${FORM}: a newer Sigap wrote it. Go back to that, or restore a backup of before.`,
  );
});

test("form.3 a snapshot of another form is not started from, one of before forms were told is of form 1", () => {
  const snapshot = snapshotOf({ ...EMPTY_WORLD, seq: 3 }, "hash");
  const told = (form: string) => ({ ...snapshot, body: snapshot.body.replace(`"form":${FORM},`, form) });
  for (const [form, as] of [
    ["1", '"form":1,'],
    ["1", ""],
    ["9", '"form":9,'],
  ] as const)
    expect(() => worldOf(told(as))).toThrow(`it is of form ${form}, and this Sigap's is ${FORM}`);
});

test("form.3 a chapter of the archive bears the form in which its lines were read", () => {
  const chapter = chapterOf(0, [{ seq: 1, time: 5, touched: [] }], { seq: 1, hash: "h" }, null);
  const ofBefore = { ...chapter, sum: hashed(`h\n0 1 5 null\n${chapter.lines}`) };
  expect(linesOf(chapter)).toHaveLength(1);
  expect(() => linesOf(ofBefore)).toThrow("it is of another form");
});

describe.each(forms)("form.6 the journal that was frozen as one of form %i", (form) => {
  const lines = frozenLines(form);

  test("is whole, and opens to the same world", async () => {
    const { world, ...told } = await opened(lines);
    expect({ ...told, world: hashed(canonical(world)) }).toMatchSnapshot();
    expect(kindsIn(world)).toMatchSnapshot();
  });

  test("holds every type of record, a tsunami from PD-1 to its end, an alert that was answered, and what was dropped", async () => {
    const entries = lines.map(entryOf);
    const records = entries.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.op === "put" ? change.record : [])),
    );
    const types = Object.keys(EMPTY_WORLD).filter((key) => key !== "seq" && !(LATER[form] ?? []).includes(key));
    expect([...new Set(records.map(({ type }) => type))].sort()).toEqual(types.sort());
    const told = JSON.stringify(records);
    for (const word of [
      "PD-1",
      "PD-2",
      "PD-3.1",
      "PD-4",
      '"ended"',
      '"Cancel"',
      '"acknowledged":{',
      '"group":"pengungsi"',
      '"revoked":{',
      '"shakemap":{',
      '"unreadable"',
    ])
      expect(told).toContain(word);
    expect(entries.flatMap(({ changes }) => changes).some(({ op }) => op === "drop")).toBe(true);
    expect(entries.flatMap(({ vault = [] }) => vault).length).toBeGreaterThanOrEqual(2);
    expect(existsSync(frozenFile(form))).toBe(true);
  });
});

describe("form.7 lines of before forms were told", () => {
  const lines = frozenLines(1);

  test("which bear none, open to the same world", async () => {
    const bare = rechained(lines, ({ form: _, ...entry }) => entry);
    expect(bare[0]?.body).not.toContain('"form"');
    expect((await opened(bare)).world).toEqual((await opened(lines)).world);
  });

  test("which an earlier build wrote, byte for byte, can be read and are whole", async () => {
    const written = linesOfAnEarlierBuild();
    const [first] = written;
    expect(first?.body).not.toContain('"asks"');
    const { world, count } = await opened(written, { seq: 1, hash: first?.prev ?? "" });
    expect(count).toBe(28);
    expect([world.hazard.size, world.alert.size, world.impact.size]).toEqual([27, 11, 27]);
    expect(hashed(canonical(world))).toMatchSnapshot();
  });

  test("in which earlier builds left out what they did not know yet, can be read", async () => {
    const old = rechained(lines, asEarlierBuildsTold);
    const { world, count } = await opened(old);
    expect(count).toBe(lines.length);
    expect(hashed(canonical(world))).toMatchSnapshot();
  });
});

function altered(line: Line, change: object): Line {
  return { ...line, body: JSON.stringify({ ...(JSON.parse(line.body) as object), ...change }) };
}

function kindsIn(world: World): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { record } of everything(world).filter((change) => change.op === "put"))
    count[record.type] = (count[record.type] ?? 0) + 1;
  return count;
}
