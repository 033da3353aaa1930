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
 * XML as plain objects: every text a string, a repeated element an array, attributes and namespaces dropped.
 * Throws `Unreadable` when it isn't well-formed, or brings its own entities (none of BMKG's files does).
 */
export function parseXml(body: string): unknown {
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
