import { posix } from "node:path";
import { projectFiles, read } from "./files.ts";
import { familiesOf, type Family } from "./rules.ts";

export const INDEX = "shared/SPEC.md";

/** All rules of the house, by the room that keeps them. */
export function allFamilies(): Family[] {
  const specs = projectFiles().filter((path) => /(^|\/)SPEC\.md$/.test(path) && path !== INDEX);
  return specs.flatMap((path) => familiesOf(path, read(path)));
}

/** The index with its table as the families are; what stands above the table is written by hand and stays. */
export function withTable(index: string, families: readonly Family[]): string {
  const head = index.split(/^## Families$/m)[0]!.trimEnd();
  const rows = families
    .toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1))
    .map(({ prefix, about, path, rules }) => {
      const letter = rules.flatMap(({ alias }) => alias?.slice(0, 1) ?? [])[0] ?? "–";
      return `| \`${prefix}\` | ${letter} | ${about} | [${path}](${posix.relative(posix.dirname(INDEX), path)}) | ${rules.length} |`;
    });
  const count = families.reduce((sum, { rules }) => sum + rules.length, 0);
  return `${head}

## Families

${count} rules in ${families.length} families. \`npx vitest run test/architecture/rules.test.ts -u\` writes this table.

| prefix | old letter | what its rules say | file | rules |
|---|---|---|---|---|
${rows.join("\n")}
`;
}
