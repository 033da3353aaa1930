import { expect, test } from "vitest";
import { changesFor } from "../../server/realtime/scopes.ts";
import { bmkgSaid } from "../../shared/bmkg/bmkgSaid.ts";
import { type Hazard } from "../../shared/record/hazard.ts";
import { raised } from "../../shared/world/forms.ts";
import { Entry } from "../../shared/world/world.ts";
import { listener, ORIGIN, told } from "./told.ts";

/** As servers wrote it while a statement kept headline and instruction alone. */
const LINE = `{"seq":7,"at":${ORIGIN + 180_000},"by":"feed:inatews-datagempa","why":"","changes":[{"op":"put","record":{"type":"hazard","kind":"earthquake","id":"quake:20221121062110","status":"live","firstSeenAt":${ORIGIN + 180_000},"updatedAt":${ORIGIN + 180_000},"flags":[],"versions":[{"n":1,"feed":"inatews-datagempa","form":"m5","issuedAt":null,"fetchedAt":${ORIGIN + 180_000},"originTime":${ORIGIN},"at":[107.05,-6.84],"magnitude":5.6,"depthKm":10,"area":"10 km BaratDaya CIANJUR-JABAR","felt":[],"tsunami":{"state":"none","stage":null,"level":null,"issuedAt":null,"zones":[],"observations":[]},"changed":[]}],"statements":[{"feed":"inatews-datagempa","form":"m5","bulletinId":null,"issuedAt":null,"seenAt":${ORIGIN + 180_000},"revisedAt":0,"originTime":${ORIGIN},"at":[107.05,-6.84],"magnitude":5.6,"depthKm":10,"area":"10 km BaratDaya CIANJUR-JABAR","potential":"none","stage":null,"zones":[],"observations":[],"felt":[],"doubts":[],"headline":"Info Gempa Mag:5.6 ::BMKG","instruction":"Hati-hati terhadap gempabumi susulan yang mungkin terjadi","shakemap":null}]}}]}`;

const WORDS = { description: "Telah terjadi gempabumi", potential: "tidak berpotensi TSUNAMI", levels: [] };
const SAME = told({
  headline: "Info Gempa Mag:5.6 ::BMKG",
  instruction: "Hati-hati terhadap gempabumi susulan yang mungkin terjadi",
});
const OLD = ["Info Gempa Mag:5.6", "Hati-hati terhadap gempabumi susulan yang mungkin terjadi"];

function opened(): Hazard {
  const [change] = Entry.parse(raised(JSON.parse(LINE))).changes;
  if (change?.op !== "put" || change.record.type !== "hazard") throw new Error("no hazard in the line");
  return change.record;
}

test("quake.15 a journal of before BMKG's words were kept opens, and walls are told the words that it has", () => {
  const record = opened();
  expect(bmkgSaid(record)).toEqual(OLD);
  const [shown] = changesFor("wall", [{ op: "put", record }]);
  expect(shown?.op === "put" && shown.record.type === "hazard" && bmkgSaid(shown.record)).toEqual(OLD);
});

test("quake.15 the words that it lacks are added when they are heard, once, and nothing is revised", () => {
  const server = listener(ORIGIN + 600_000);
  const record = opened();
  server.hazards.set(record.id, record);
  const [heard, ...more] = server.hear("inatews-datagempa", [{ ...SAME, words: WORDS }]);
  if (heard?.kind !== "earthquake") throw new Error("nothing was heard");
  expect(more).toEqual([]);
  expect(heard).toMatchObject({ versions: [{ n: 1 }], statements: [{ revisedAt: 0, words: WORDS }] });
  expect([heard.versions.length, heard.statements.length, heard.statements[0]?.earlier]).toEqual([1, 1, undefined]);
  expect(bmkgSaid(heard)).toEqual([OLD[0], WORDS.description, WORDS.potential, OLD[1]]);
  expect(server.hear("inatews-datagempa", [{ ...SAME, words: WORDS }])).toEqual([]);
});

test("quake.15 other words alone make no version", () => {
  const server = listener();
  server.hear("inatews-datagempa", [{ ...SAME, words: WORDS }]);
  const [heard] = server.hear(
    "inatews-datagempa",
    [{ ...SAME, words: { ...WORDS, description: "Lain" } }],
    ORIGIN + 600_000,
  );
  expect(heard?.versions).toHaveLength(1);
  expect(heard && bmkgSaid(heard)).toContain("Lain");
});
