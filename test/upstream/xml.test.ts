import { describe, expect, test } from "vitest";
import { Unreadable } from "../../server/upstream/feed.ts";
import { parseXml } from "../../server/upstream/xml.ts";

describe("F14 what is no XML is unreadable, with a reason", () => {
  test.each([
    "<a><b></a>",
    "<a>1 < 2</a>",
    // These two pass the validator; the parser throws.
    "<ah/",
    "<a>d<!DfE2_</a>",
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ])("%s", (body) => {
    expect(() => parseXml(body)).toThrow(Unreadable);
    expect(() => parseXml(body)).toThrow(/^(not well-formed XML|XML brings a document type): ./);
  });
});
