import { describe, expect, test } from "vitest";
import { decode } from "../../server/upstream/decode.ts";

const XML = '<?xml version="1.0" encoding="ISO-8859-1"?><a>S\u00e9layar 30\u00b0</a>';
const latin1 = Buffer.from(XML, "latin1");

describe("feed.22 which letters the bytes are", () => {
  test.each<[string, Buffer, string | undefined]>([
    ["declared in the body", latin1, undefined],
    ["declared by the header", latin1, "text/xml; charset=ISO-8859-1"],
    ["declared wrongly", latin1, "application/xml; charset=utf-8"],
    ["declared as something unknown", latin1, 'text/xml; charset="x-bmkg"'],
    ["UTF-8 that is declared as ISO-8859-1", Buffer.from(XML), "text/xml; charset=ISO-8859-1"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${XML}`), undefined],
    ["UTF-16 with its mark", Buffer.from(`\ufeff${XML}`, "utf16le"), undefined],
    ["UTF-16 by the header", Buffer.from(XML, "utf16le"), "text/xml; charset=utf-16le"],
  ])("%s", (_, body, contentType) => {
    expect(decode(body, contentType)).toBe(XML);
  });

  test("nothing declared, and no bytes at all", () => {
    expect(decode(Buffer.from("S\u00e9layar", "latin1"), undefined)).toBe("S\u00e9layar");
    expect(decode(Buffer.alloc(0), undefined)).toBe("");
  });
});
