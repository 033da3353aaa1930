import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bulletin } from "../../shared/record/bulletin.ts";
import { Unreadable, type Reading } from "../../server/upstream/feed.ts";
import { feeds } from "../../server/feeds/index.ts";
import { feedOf, fixture } from "./payloads.ts";

/** Either it is read, and then holds to the contract, or it is unreadable with a reason; nothing else may happen. */
function readsOrSays(parse: () => Reading): void {
  try {
    const { bulletins, newestAt, notes } = parse();
    for (const bulletin of bulletins) Bulletin.parse(bulletin);
    expect(newestAt === null || Number.isInteger(newestAt)).toBe(true);
    expect(notes.length).toBeLessThanOrEqual(40);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    expect(error.message).not.toBe("");
  }
}

const anyValue = fc.oneof(
  fc.string(),
  fc.jsonValue(),
  fc.constantFrom("-", "", "5.7", "17 Mar 2030", "14:18:05 WIB", "105.20,-7.90", "7.90 LS"),
);

/** The object with some fields replaced by anything, some dropped and some new. */
const mutated = (record: Record<string, unknown>) =>
  fc
    .dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(record)), fc.string()),
      // What is undefined is dropped when the body is written.
      fc.option(anyValue, { nil: undefined }),
      { maxKeys: 5 },
    )
    .map((change) => ({ ...record, ...change }));

describe("F14 whatever comes is read or said to be unreadable", () => {
  test.each(feeds.map((feed) => [feed.id, feed] as const))("%s: any text", (_, feed) => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((inside) => `<Infogempa><gempa>${inside}</gempa></Infogempa>`),
    );
    fc.assert(
      fc.property(text, (body) => {
        readsOrSays(() => feed.parse(body));
        readsOrSays(() => feed.parseFollowed?.(body, "CODE") ?? feed.parse(body));
      }),
    );
  });

  test("TEWS records with anything in their fields", () => {
    const record = (
      JSON.parse(fixture("autogempa.json")) as {
        Infogempa: { gempa: Record<string, unknown> };
      }
    ).Infogempa.gempa;
    fc.assert(
      fc.property(fc.array(mutated(record), { maxLength: 4 }), (gempa) => {
        readsOrSays(() => feedOf("gempadirasakan").parse(JSON.stringify({ Infogempa: { gempa } })));
      }),
    );
  });

  test("InaTEWS bulletins with anything in their fields", () => {
    const alert = JSON.parse(fixture("datagempa-awas.json")) as { info: Record<string, unknown> };
    fc.assert(
      fc.property(mutated(alert), mutated(alert.info), (top, info) => {
        readsOrSays(() => feedOf("inatews-datagempa").parse(JSON.stringify({ ...top, info })));
      }),
    );
  });

  test("bodies cut anywhere", () => {
    for (const [id, file] of [
      ["inatews-live", "live30event.xml"],
      ["nowcast", "nowcast-rss.xml"],
      ["gempaterkini", "gempaterkini.json"],
    ] as const) {
      const body = fixture(file).trimEnd();
      fc.assert(
        fc.property(fc.integer({ min: 0, max: body.length - 2 }), (length) => {
          expect(() => feedOf(id).parse(body.slice(0, length))).toThrow(Unreadable);
        }),
      );
    }
  });
});
