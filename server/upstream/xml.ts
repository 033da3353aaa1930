import { XMLParser, XMLValidator } from "fast-xml-parser";
import { reasonOf } from "../log.ts";
import { Unreadable } from "./feed.ts";

const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  removeNSPrefix: true,
  trimValues: true,
  // Numeric references (`&#160;`) are only turned into characters with this on.
  htmlEntities: true,
});

/**
 * XML as plain objects: every text a string, a repeated element an array, attributes and namespaces dropped. `&` and `<` that stand for
 * themselves in a text are taken so: people type them.
 * Throws `Unreadable` when it isn't well-formed, or brings its own entities (none of BMKG's files does).
 */
export function parseXml(typed: string): unknown {
  const body = withSignsEscaped(typed);
  const declared = /<!(?:DOCTYPE|ENTITY)[^>]{0,60}/i.exec(body);
  if (declared) throw new Unreadable(`XML brings a document type: "${declared[0]}"`);
  const valid = XMLValidator.validate(body);
  if (valid !== true) throw new Unreadable(`not well-formed XML: ${valid.err.msg} (line ${valid.err.line})`);
  try {
    return parser.parse(body);
  } catch (error) {
    // The validator lets some through that the parser stumbles over: `<ah/` to the end, `<!` inside an element.
    throw new Unreadable(`not well-formed XML: ${reasonOf(error)}`);
  }
}

/** What must stay as it is, then a `&` that begins no reference, then a `<` that begins no tag. */
const SIGNS = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&(?!#\d+;|#x[\da-f]+;|[a-z][\da-z]*;)|<(?=[\s\d=<])/gi;

function withSignsEscaped(body: string): string {
  return body.replace(SIGNS, (found) => (found === "&" ? "&amp;" : found === "<" ? "&lt;" : found));
}
