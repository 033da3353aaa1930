import { remark } from "../../shared/bmkg/remarks.ts";
import { reasonOf } from "../log.ts";
import { Unreadable } from "./feed.ts";
import { parseXml } from "./xml.ts";

/** A body as plain objects. BMKG serves most files as both `.json` and `.xml`; the content tells which, not the name. */
export function readDocument(body: string): unknown {
  // trim() takes a byte order mark with it.
  const text = body.trim();
  if (text === "") throw new Unreadable(remark("the body is empty"));
  if (isHtml(text)) throw new Unreadable(remark("HTML instead of data: {}", JSON.stringify(text.slice(0, 80))));
  if (text.startsWith("<")) return parseXml(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Unreadable(remark("not JSON: {}", reasonOf(error)));
  }
}

/** An outage page or a firewall's page, whatever the Content-Type says (FEEDS §0). */
export function isHtml(body: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(body.slice(0, 1000));
}
