import { describe, expect, test } from "vitest";
import { Unreadable } from "../../server/upstream/feed.ts";
import { parseXml } from "../../server/upstream/xml.ts";

describe("feed.23 signs that stand for themselves", () => {
  test.each([
    ["<a>Hujan & Petir</a>", "Hujan & Petir"],
    ["<a>&</a>", "&"],
    ["<a>R&B; 50 mm &amp; &#38; &lt;</a>", "R&B; 50 mm & & <"],
    ["<a>angin < 50 km/jam, hujan <50 mm</a>", "angin < 50 km/jam, hujan <50 mm"],
    ["<a><![CDATA[x & y < 3]]></a>", "x & y < 3"],
  ])("%s", (body, text) => {
    expect(parseXml(body)).toEqual({ a: text });
  });
});

describe("feed.14 what is no XML is unreadable, with a reason", () => {
  test.each([
    "<a><b></a>",
    "<a><b</a>",
    // These two pass the validator; the parser throws.
    "<ah/",
    "<a>d<!DfE2_</a>",
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ])("%s", (body) => {
    expect(() => parseXml(body)).toThrow(Unreadable);
    expect(() => parseXml(body)).toThrow(/^(not well-formed XML|XML brings a document type): ./);
  });
});
