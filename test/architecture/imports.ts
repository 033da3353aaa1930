import ts from "typescript";

/** Every specifier that a source names: imports, type imports, re-exports, `import()` in code, types and markup, CSS. */
export function importsOf(path: string, text: string): string[] {
  if (path.endsWith(".css")) return [...text.matchAll(/@import\s+(?:url\()?["']([^"']+)/g)].map((match) => match[1]!);
  if (!path.endsWith(".svelte")) return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]!);
  const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]!);
  const markup = text.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "");
  return [
    ...scripts.flatMap((script) => importsOf("script.ts", script)),
    ...styles.flatMap((style) => importsOf("style.css", style)),
    ...[...markup.matchAll(/\bimport\(\s*["']([^"']+)/g)].map((match) => match[1]!),
  ];
}
