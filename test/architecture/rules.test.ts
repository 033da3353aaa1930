import { describe, expect, test } from "vitest";
import { projectFiles, read } from "./files.ts";
import { rulesOf, rulesTested } from "./rules.ts";

const files = projectFiles();

describe("rules of shared/SPEC.md", () => {
  const rules = files.includes("shared/SPEC.md") ? rulesOf(read("shared/SPEC.md")) : [];
  const tested = files
    .filter((path) => /^test\/.*\.test\.ts$/.test(path))
    .flatMap((path) => rulesTested(path, read(path)).map((rule) => ({ rule, path })));

  test("are there, each number once", () => {
    expect(rules.length, "shared/SPEC.md has no lines of the form `- **M1** text`.").toBeGreaterThan(0);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });

  test("have each a test that bears the number", () => {
    const numbers = new Set(tested.map(({ rule }) => rule));
    expect(rules.filter((rule) => !numbers.has(rule))).toEqual([]);
  });

  test("are named by no test that are not there", () => {
    const strangers = tested
      .filter(({ rule }) => !rules.includes(rule))
      .map(({ rule, path }) => `${path} names ${rule}`);
    expect([...new Set(strangers)]).toEqual([]);
  });

  test("are found in the forms that tests take", () => {
    const bold = (rule: string) => `- **${rule}** says so.`;
    expect(rulesOf(["# Title", bold("M1"), "text **M9**", bold("PD12")].join("\n"))).toEqual(["M1", "PD12"]);
    const source = `test("M1 x", f); it.each([1])("M2, M3 %s", f); describe("J4: y", f); test("a M7 quake", f); other("M8 x");
      test(\`T5 \${1}\`, f); test("PD-1 is one hazard", f); test("M5.6 is felt", f);`;
    expect(rulesTested("x.test.ts", source)).toEqual(["M1", "M2", "M3", "J4", "T5"]);
  });
});
