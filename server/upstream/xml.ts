import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
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
  const tags = tooManyTags(body);
  if (tags !== null) throw new Unreadable(tags);
  const declared = /<!(?:DOCTYPE|ENTITY)[^>]{0,60}/i.exec(body);
  if (declared) throw new Unreadable(remark("XML brings a document type: {}", JSON.stringify(declared[0])));
  const valid = XMLValidator.validate(body);
  if (valid !== true)
    throw new Unreadable(remark("not well-formed XML: {}", `${valid.err.msg} (line ${valid.err.line})`));
  try {
    return parser.parse(body);
  } catch (error) {
    // The validator lets some through that the parser stumbles over: `<ah/` to the end, `<!` inside an element.
    throw new Unreadable(remark("not well-formed XML: {}", reasonOf(error)));
  }
}

/** feed.27: the largest file on record has 4,000 tags, and the longest tag 120 letters; the parser's own patterns may cost their square. */
const MOST_TAGS = 15_000;
const MOST_LETTERS_OF_A_TAG = 1000;
const MOST_DEEP = 60;
/** That stand for themselves: each is a tag or a reference to the parser. */
const MOST_SIGNS = 5000;

/** Null where they can be parsed in no time worth speaking of. */
function tooManyTags(body: string): Remark | null {
  let [count, depth] = [0, 0];
  for (let at = body.indexOf("<"); at !== -1; at = body.indexOf("<", at + 1)) {
    if (body.startsWith("<![CDATA[", at) || body.startsWith("<!--", at)) {
      const end = body.indexOf(body[at + 2] === "[" ? "]]>" : "-->", at);
      if (end === -1) return remark("not well-formed XML: {}", "a section without an end");
      at = end;
      continue;
    }
    const end = body.indexOf(">", at);
    // The validator says what is wrong with a tag that is not closed.
    if (end === -1) return end - at > MOST_LETTERS_OF_A_TAG ? remark("a tag without an end") : null;
    if (end - at > MOST_LETTERS_OF_A_TAG) return remark("a tag of {} letters", end - at);
    count += 1;
    if (body[at + 1] === "/") depth -= 1;
    else if (body[end - 1] !== "/" && body[at + 1] !== "?" && body[at + 1] !== "!") depth += 1;
    if (depth > MOST_DEEP) return remark("tags {} deep", depth);
  }
  return count > MOST_TAGS ? remark("{} tags", count) : null;
}

/** A `&` that begins no reference, and a `<` that begins no tag. */
const SIGNS = /&(?!#\d+;|#x[\da-f]+;|[a-z][\da-z]*;)|<(?=[\s\d=<])/gi;
const KEPT = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
] as const;

/** What stands between `<![CDATA[` or `<!--` and its end stays as it is. A pattern would look for a missing end again at each beginning. */
function withSignsEscaped(body: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = body.indexOf("<!"); at !== -1; at = body.indexOf("<!", at + 2)) {
    const kept = KEPT.find(([begin]) => body.startsWith(begin, at));
    if (!kept) continue;
    const end = body.indexOf(kept[1], at + kept[0].length);
    if (end === -1) break;
    parts.push(escaped(body.slice(from, at)), body.slice(at, end + kept[1].length));
    from = end + kept[1].length;
    at = from - 2;
  }
  return parts.join("") + escaped(body.slice(from));
}

function escaped(text: string): string {
  let count = 0;
  return text.replace(SIGNS, (found) => {
    count += 1;
    if (count > MOST_SIGNS) throw new Unreadable(remark("more than {} signs {} in a text", MOST_SIGNS, found));
    return found === "&" ? "&amp;" : "&lt;";
  });
}
