import ts from "typescript";

/** Rules of one subject: they share a spoken prefix, and lie under one heading of the SPEC.md of their room. */
export interface Family {
  /** `alert` of `alert.3`. */
  prefix: string;
  about: string;
  path: string;
  rules: Rule[];
}

/** `alert.3`, and `A3` as tests of before the prefixes call it; null for a rule that never had such a number. */
interface Rule {
  number: string;
  alias: string | null;
}

/** Families of a SPEC.md: its headings `## alert: about`, each with its lines `- **alert.3** (A3) text`. */
export function familiesOf(path: string, spec: string): Family[] {
  const [, ...parts] = spec.split(/^## (?=[a-z]+: )/m);
  return parts.map((part) => {
    const [, prefix = "", about = ""] = /^([a-z]+): (.+)$/m.exec(part) ?? [];
    return { prefix, about, path, rules: rulesOf(part) };
  });
}

export function rulesOf(spec: string): Rule[] {
  const lines = spec.matchAll(/^- \*\*([a-z]+\.\d+)\*\*(?: \(([A-Z]\d+)\))? /gm);
  return [...lines].map(([, number = "", alias]) => ({ number, alias: alias ?? null }));
}

/** True when one of these numbers is the rule's, or what it was called before. */
export function isAmong({ number, alias }: Rule, numbers: readonly string[]): boolean {
  return numbers.includes(number) || (alias !== null && numbers.includes(alias));
}

/** Numbers that stand before the names of tests and suites: `test("alert.3 ...")`, `test.each(...)("A3, A5 ...")`. */
export function rulesTested(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments[0] : undefined;
    if (name && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name))) {
      const title = ts.isStringLiteralLike(name) ? name.text : name.head.text;
      const numbers = /^(?:(?:[a-z]+\.|[A-Z]+)\d+(?:,? |: ))+/.exec(title)?.[0] ?? "";
      found.push(...(numbers.match(/[a-z]+\.\d+|[A-Z]+\d+/g) ?? []));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
  return found;
}

function isTest(callee: ts.Expression): boolean {
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return isTest(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return isTest(callee.tag);
  return ts.isIdentifier(callee) && ["test", "it", "describe"].includes(callee.text);
}
