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
  return titled(path, text).flatMap(({ numbers }) => numbers);
}

/** Of these the numbers of what a clone alone runs: not of `testWith` and `describeWith`, nor of suites that hold nothing else. */
export function rulesTestedAlone(path: string, text: string): string[] {
  return titled(path, text).flatMap(({ numbers, alone }) => (alone ? numbers : []));
}

interface Titled {
  numbers: string[];
  alone: boolean;
}

function titled(path: string, text: string): Titled[] {
  const found: Titled[] = [];
  const visit = (node: ts.Node, alone: boolean): void => {
    const callee = ts.isCallExpression(node) ? calleeOf(node.expression) : null;
    const needs = callee?.endsWith("With") ?? false;
    if (callee !== null && ts.isCallExpression(node)) {
      const title = titleOf(node.arguments[needs ? 1 : 0]);
      const numbers = /^(?:(?:[a-z]+\.|[A-Z]+)\d+(?:,? |: ))+/.exec(title)?.[0] ?? "";
      found.push({ numbers: numbers.match(/[a-z]+\.\d+|[A-Z]+\d+/g) ?? [], alone: alone && runsAlone(node) });
    }
    ts.forEachChild(node, (child) => visit(child, alone && !needs));
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true), true);
  return found;
}

function titleOf(title: ts.Expression | undefined): string {
  if (title && ts.isStringLiteralLike(title)) return title.text;
  return title && ts.isTemplateExpression(title) ? title.head.text : "";
}

/** Whether a statement of a suite tests something without the companion folder; what is no test by its name may call some. */
function runsAlone(node: ts.Node): boolean {
  if (ts.isVariableStatement(node) || ts.isFunctionDeclaration(node)) return false;
  if (ts.isExpressionStatement(node)) return runsAlone(node.expression);
  if (!ts.isCallExpression(node)) return true;
  const callee = calleeOf(node.expression);
  if (callee?.endsWith("With")) return false;
  const suite = callee === "describe" ? node.arguments.find((each) => ts.isFunctionLike(each)) : undefined;
  const body = suite && "body" in suite ? suite.body : undefined;
  return body && ts.isBlock(body) ? body.statements.some(runsAlone) : true;
}

/** `test` of `test.each(...)`; null for what is no test. */
function calleeOf(callee: ts.Expression): string | null {
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return calleeOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return calleeOf(callee.tag);
  return ts.isIdentifier(callee) && /^(test|it|describe|testWith|describeWith)$/.test(callee.text) ? callee.text : null;
}
