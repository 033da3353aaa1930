import ts from "typescript";

/** Numbers of the rules in shared/SPEC.md: its lines `- **M1** text`. */
export function rulesOf(spec: string): string[] {
  return [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1]!);
}

/** Numbers that stand before the names of tests and suites: `test("M1 ...")`, `test.each(...)("M1, M2 ...")`. */
export function rulesTested(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments[0] : undefined;
    if (name && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name))) {
      const title = ts.isStringLiteralLike(name) ? name.text : name.head.text;
      const numbers = /^(?:[A-Z]+\d+(?:,? |: ))+/.exec(title)?.[0] ?? "";
      found.push(...(numbers.match(/[A-Z]+\d+/g) ?? []));
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
