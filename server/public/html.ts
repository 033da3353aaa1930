/** Text that already is HTML; whatever else is put into `html` is escaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | null | readonly Part[];

/** public.12: a template whose values can't break out of their place. `null` writes nothing, a list writes its parts in order. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((text, string, i) => text + written(parts[i - 1] ?? null) + string) };
}

function written(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map(written).join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
