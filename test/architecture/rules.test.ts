import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { roomOf } from "./complaint.ts";
import { projectFiles, read, ROOT } from "./files.ts";
import { familiesOf, isAmong, rulesOf, rulesTested, rulesTestedAlone } from "./rules.ts";
import { allFamilies, INDEX, withTable } from "./specs.ts";

const files = projectFiles();
const families = allFamilies();
const rules = families.flatMap((family) => family.rules);
const numbers = rules.flatMap(({ number, alias }) => (alias === null ? [number] : [number, alias]));

describe("rules", () => {
  const tests = files.filter((path) => /^test\/.*\.test\.ts$/.test(path));
  const tested = tests.flatMap((path) => rulesTested(path, read(path)).map((number) => ({ number, path })));

  test("are there, each number and each old number once", () => {
    expect(rules.length, "no SPEC.md has lines of the form `- **alert.3** (A3) text`.").toBeGreaterThan(0);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  test("have each a test that bears the number", () => {
    const borne = tested.map(({ number }) => number);
    expect(rules.filter((rule) => !isAmong(rule, borne))).toEqual([]);
  });

  test("have each a test that a clone alone runs", () => {
    const alone = tests.flatMap((path) => rulesTestedAlone(path, read(path)));
    expect(rules.filter((rule) => !isAmong(rule, alone))).toEqual([]);
  });

  test("are named by no test that are not there", () => {
    const strangers = tested
      .filter(({ number }) => !numbers.includes(number))
      .map(({ number, path }) => `${path} names ${number}`);
    expect([...new Set(strangers)]).toEqual([]);
  });

  test("are named by no code that are not there", () => {
    const sources = files.filter((path) => /^(shared|server|client)\/.*\.(ts|js|svelte)$/.test(path));
    const strangers = sources.flatMap((path) =>
      numbersIn(read(path)).flatMap((number) => (numbers.includes(number) ? [] : `${path} names ${number}`)),
    );
    expect(strangers).toEqual([]);
  });

  test("lie in a room of the house, all of a family under its heading", () => {
    const homeless = families.filter(({ path }) => roomOf(path) === null);
    expect(homeless.map(({ path }) => `${path} lies in no room of test/architecture/table.ts`)).toEqual([]);
    const prefixes = families.map(({ prefix }) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
    const astray = families.flatMap((family) =>
      family.rules.filter(({ number }) => !number.startsWith(`${family.prefix}.`)),
    );
    expect(astray).toEqual([]);
    const specs = files.filter((path) => path.endsWith("SPEC.md"));
    expect(specs.flatMap((path) => rulesOf(read(path)))).toEqual(rules);
  });

  test("are found in the forms that their files and tests take", () => {
    const spec =
      "# Title\n\n## alert: how loud: we are\n\n- **alert.1** (A1) One.\n- **alert.12** Two, **alert.9**.\n\n## felt: told\n";
    expect(familiesOf("shared/SPEC.md", spec)).toEqual([
      {
        prefix: "alert",
        about: "how loud: we are",
        path: "shared/SPEC.md",
        rules: [
          { number: "alert.1", alias: "A1" },
          { number: "alert.12", alias: null },
        ],
      },
      { prefix: "felt", about: "told", path: "shared/SPEC.md", rules: [] },
    ]);
    const source = `test("M1 x", f); it.each([1])("M2, alert.3 %s", f); describe("J4: y", f); test("a M7 quake", f); other("M8 x");
      test(\`T5 \${1}\`, f); test("felt.7: PD-1", f); test("PD-1 is one hazard", f); test("M5.6 is felt", f); test("feed.14", f);
      test("wire.2 tells", f);`;
    expect(rulesTested("x.test.ts", source)).toEqual(["M1", "M2", "alert.3", "J4", "T5", "felt.7", "wire.2"]);
  });

  test("are known to need the companion folder, or not", () => {
    const source = `testWith("pack", "L1 x", f); describeWith("feeds", "F1, F2 y", () => { test("F3 z", f); });
      describe("U8 some", () => { testWith("pack", "a", f); test("b", f); }); describe("U9 all", () => { const a = 1; testWith("pack", "b", f); });
      describe("S1 by hand", () => { hold(1); }); describe("S2", () => { describe("S3", () => { testWith("checks", "c", f); }); });`;
    expect(rulesTested("x.test.ts", source)).toEqual(["L1", "F1", "F2", "F3", "U8", "U9", "S1"]);
    expect(rulesTestedAlone("x.test.ts", source)).toEqual(["U8", "S1"]);
  });
});

describe("the index of rules", () => {
  const index = read(INDEX);

  test("tells every family as it is", async () => {
    await expect(withTable(index, families)).toMatchFileSnapshot(join(ROOT, INDEX));
  });

  test("sends nobody to a rule or a file that is not there", () => {
    const named = numbersIn(index);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((number) => !numbers.includes(number))).toEqual([]);
    const paths = [...index.matchAll(/`((?:shared|server|client)\/[\w/.-]+)`/g)].map(([, path]) => path!);
    expect(paths.filter((path) => !files.includes(path))).toEqual([]);
  });
});

/** Whatever looks like a number of a rule: the prefix of a family, a full stop, a figure. */
function numbersIn(text: string): string[] {
  const prefixes = families.map(({ prefix }) => prefix).join("|");
  return text.match(new RegExp(`\\b(?:${prefixes})\\.\\d+`, "g")) ?? [];
}
