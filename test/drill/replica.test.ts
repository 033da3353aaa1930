import { gunzipSync } from "node:zlib";
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feeds } from "../../server/feeds/index.ts";
import { startReplica, type Replica } from "../../server/drill/replica.ts";
import { documentAt } from "../../server/drill/render.ts";
import { wib, type FaultKind, type Scenario } from "../../server/drill/scenario.ts";
import { SCENARIOS, scenarioNamed } from "../../server/drill/scenarios.ts";
import { manualClock } from "./manualClock.ts";

const UA = "Sigap-test/0.1 (+https://example.org)";
const cianjur = scenarioNamed("cianjur-2022");
const clock = manualClock(0);
let replica: Replica;

describe("BMKG's HTTP, replayed", () => {
  beforeEach(async () => {
    clock.set(wib("2022-11-21 13:30:00"));
    replica = await startReplica({ scenario: cianjur, clock });
  });
  afterEach(() => replica.stop());

  test.each(pathsOf(cianjur))(
    "R1 %s answers what it showed at the clock's time, open to every origin",
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers["access-control-allow-origin"]).toBe("*");
      expect(answer.body).toBe(documentAt(cianjur, path, clock.now())?.body);
    },
  );

  test("R2 the document follows the clock", async () => {
    clock.set(wib("2022-11-21 13:23:52"));
    expect((await ask("/DataMKG/TEWS/autogempa.json")).body).not.toContain("CIANJUR");
    clock.set(wib("2022-11-21 13:23:53"));
    expect((await ask("/DataMKG/TEWS/autogempa.json")).body).toContain("KAB-CIANJUR-JABAR");
    clock.set(wib("2022-11-21 13:28:40"));
    expect((await ask("/DataMKG/TEWS/autogempa.json")).body).toContain("V-VI Cianjur");
  });

  test("R3 the bucket answers 304 to its Last-Modified until it changes", async () => {
    const first = await ask("/datagempa.json");
    const since = { "if-modified-since": String(first.headers["last-modified"]) };
    expect(await ask("/datagempa.json", since)).toMatchObject({ status: 304, body: "" });
    clock.set(wib("2022-11-21 13:33:20"));
    expect((await ask("/datagempa.json", since)).status).toBe(200);
  });

  test("R3 www answers 304 to its ETag", async () => {
    const first = await ask("/alerts/nowcast/id");
    expect(await ask("/alerts/nowcast/id", { "if-none-match": String(first.headers.etag) })).toMatchObject({
      status: 304,
      body: "",
    });
  });

  test("R3 data.bmkg.go.id gives nothing to ask by", async () => {
    const { headers } = await ask("/DataMKG/TEWS/autogempa.json");
    expect([headers.etag, headers["last-modified"]]).toEqual([undefined, undefined]);
  });

  test("R4 gzip is given when asked for", async () => {
    const { headers, bytes } = await ask("/DataMKG/TEWS/gempaterkini.json", { "accept-encoding": "gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(bytes).toString()).toContain('"Infogempa"');
  });

  test.each(["", "Mozilla/5.0", "Python-urllib/3.12"])('R5 the User-Agent "%s" is refused', async (userAgent) => {
    expect((await ask("/datagempa.json", { "user-agent": userAgent })).status).toBe(403);
  });

  test.each([
    ["/nothing.json", 403, "<Code>AccessDenied</Code>"],
    ["/DataMKG/TEWS/nothing.json", 404, "404 Not Found"],
    ["/alerts/nowcast/id/CXX20200101001_alert.xml", 404, "404 Not Found"],
  ])("R6 %s is missing in its host's own way", async (path, status, words) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(words);
  });

  test("drill.25 the Date of an answer is the clock's time", async () => {
    const { headers } = await ask("/datagempa.json");
    expect(headers.date).toBe(new Date(clock.now()).toUTCString());
  });

  test("R7 every request is kept with the clock's time", async () => {
    await ask("/datagempa.json");
    expect(replica.requests).toEqual([{ at: clock.now(), path: "/datagempa.json", status: 200 }]);
  });
});

describe("faults", () => {
  afterEach(() => replica.stop());

  const fails: Record<FaultKind, { status: number; body?: string } | "torn" | "silent" | "well"> = {
    html: { status: 200, body: "<!DOCTYPE html>" },
    "403": { status: 403 },
    "429": { status: 429 },
    "500": { status: 500 },
    "503": { status: 503 },
    truncated: { status: 200, body: '{\n\t"Infogempa"' },
    cut: "torn",
    stall: "silent",
    "stalled-body": "silent",
    reset: "torn",
    redirect: { status: 302 },
    slow: "well",
    empty: { status: 200, body: "" },
    "other-shape": { status: 200, body: '{"status":"maintenance"' },
  };

  test.each(Object.entries(fails) as [FaultKind, (typeof fails)[FaultKind]][])("R8 %s", async (fault, expected) => {
    const path = "/DataMKG/TEWS/autogempa.json";
    clock.set(wib("2022-11-21 13:30:00"));
    const faults = [{ from: 0, to: clock.now() + 1, path, fault }];
    replica = await startReplica({ scenario: { ...cianjur, faults }, clock });
    if (expected === "torn" || expected === "silent") {
      const asked = expected === "silent" ? ask(path, {}, 150) : ask(path);
      await expect(asked).rejects.toThrow(expected === "silent" ? "silent" : /hang up|aborted|ECONNRESET/);
    } else {
      const answer = await ask(path);
      expect(answer.status).toBe(expected === "well" ? 200 : expected.status);
      if (expected !== "well" && expected.body) expect(answer.body.startsWith(expected.body)).toBe(true);
      if (fault === "truncated") expect(() => JSON.parse(answer.body) as unknown).toThrow();
    }
    clock.set(clock.now() + 1);
    expect((await ask(path)).body).toContain("V-VI Cianjur");
  });
});

describe("what the scenarios tell", () => {
  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    "R9 %s: every body it ever shows is read by our drivers without a note",
    (_id, scenario) => {
      const notes: string[] = [];
      for (const path of pathsOf(scenario)) {
        for (const now of momentsOf(scenario)) {
          const found = documentAt(scenario, path, now);
          if (found) notes.push(...notesOn(path, found.body).map((note) => `${path}: ${note}`));
        }
      }
      expect([...new Set(notes)]).toEqual([]);
    },
  );

  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    "R10 %s: no document at all is missing when it begins",
    (_id, scenario) => {
      const missing = pathsOf(scenario).filter(
        (path) => !path.endsWith("_alert.xml") && !documentAt(scenario, path, scenario.startAt - 60_000),
      );
      expect(missing).toEqual([]);
    },
  );

  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    "R11 %s: nothing is told before it happened",
    (_id, scenario) => {
      const early = scenario.timeline.filter((step) => {
        const told =
          "quake" in step ? step.quake : "bulletin" in step ? step.bulletin : "solution" in step ? step.solution : null;
        return told !== null && told.originTime > step.at && !("key" in step && step.key.startsWith("future"));
      });
      expect(early).toEqual([]);
    },
  );

  test("R12 an unknown name is answered with the list", () => {
    expect(() => scenarioNamed("atlantis")).toThrow(/Tidak ada skenario "atlantis"[^]*cianjur-2022[^]*bad-day/);
  });
});

/** Every path that answers at some time of the scenario. */
function pathsOf(scenario: Scenario): string[] {
  const alerts = scenario.timeline.flatMap((step) =>
    "publish" in step && step.publish === "nowcast" ? [`/alerts/nowcast/id/${step.alert.code}_alert.xml`] : [],
  );
  return [
    "/DataMKG/TEWS/autogempa.json",
    "/DataMKG/TEWS/gempaterkini.json",
    "/DataMKG/TEWS/gempadirasakan.json",
    "/datagempa.json",
    "/last30tsunamievent.xml",
    "/live30event.xml",
    "/alerts/nowcast/id",
    ...alerts,
  ];
}

/** Each moment at which anything changes, and just before. */
function momentsOf(scenario: Scenario): number[] {
  const moments = scenario.timeline
    .filter((step) => step.at >= scenario.startAt)
    .flatMap((step) => [step.at - 1, step.at]);
  return [...new Set([scenario.startAt, ...moments, scenario.endAt])];
}

function notesOn(path: string, body: string): string[] {
  const code = /\/([^/]+)_alert\.xml$/.exec(path)?.[1];
  const feed = feeds.find((one) => one.path === path) ?? (code ? feeds.find((one) => one.parseFollowed) : undefined);
  if (!feed) throw new Error(`no feed reads ${path}`);
  const reading = code ? feed.parseFollowed?.(body, code) : feed.parse(body);
  return reading ? reading.notes : [`${feed.id} does not follow`];
}

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  bytes: Buffer;
  body: string;
}

function ask(path: string, headers: Record<string, string> = {}, patienceMs = 20_000): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${replica.url}${path}`,
      { headers: { "user-agent": UA, ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: bytes.toString() });
        });
      },
    );
    asked.setTimeout(patienceMs, () => asked.destroy(new Error("silent")));
    asked.on("error", reject);
    asked.end();
  });
}
