import { describe, expect, test } from "vitest";
import { createOwnPages } from "../../server/access/ownPages.ts";
import { trustOf } from "../../server/access/trust.ts";

const PROXY = "10.0.0.4";
const logged: unknown[][] = [];
const isOurs = createOwnPages({
  trusts: trustOf([PROXY]),
  origins: ["https://sigap.example:8443"],
  log: (...line) => void logged.push(line),
});
const asked = (headers: Record<string, string>, peer = "192.0.2.1") => isOurs({ headers, peer });
const host = "sigap.example";

describe("access.3 whose page asks", () => {
  test.each([
    ["a program that is no browser", { host }],
    ["our page, by the browser's own word", { host, "sec-fetch-site": "same-origin", origin: "null" }],
    ["who typed the address", { host, "sec-fetch-site": "none" }],
    ["our page", { host, origin: "http://sigap.example" }],
    ["our page behind a proxy that tells nothing of its TLS", { host, origin: "https://sigap.example" }],
    ["our page, where the proxy adds the port", { host: "sigap.example:443", origin: "https://sigap.example" }],
    ["our page on a port", { host: "10.1.1.1:8080", origin: "http://10.1.1.1:8080" }],
    ["a page that ORIGINS names", { host: "127.0.0.1:8080", origin: "https://sigap.example:8443" }],
  ])("%s is let in", (_, headers) => expect(asked(headers)).toBe(true));

  test.each([
    ["another site", { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["the same site", { host, "sec-fetch-site": "same-site", origin: "https://wiki.sigap.example" }],
    ["another port", { host: "localhost:8080", origin: "http://localhost:9090" }],
    ["another port of a name with none", { host, origin: "http://sigap.example:81" }],
    ["a sandbox", { host, origin: "null" }],
    ["a name that begins like ours", { host, origin: "https://sigap.example.evil.example" }],
    ["what is no origin", { host: "", origin: "" }],
    ["a Host that is none", { host: "a b", origin: "http://a b" }],
    [
      "who says to be forwarded and is no proxy",
      { host, "x-forwarded-host": "evil.example", origin: "https://evil.example" },
    ],
  ])("%s is not", (_, headers) => expect(asked(headers)).toBe(false));

  test("a proxy of ours may tell by which name it was asked, and over TLS a page that came without is another's", () => {
    const told = { host: "127.0.0.1:8080", "x-forwarded-host": host, "x-forwarded-proto": "https" };
    expect(asked({ ...told, origin: "https://sigap.example" }, PROXY)).toBe(true);
    expect(asked({ ...told, origin: "http://sigap.example" }, PROXY)).toBe(false);
  });

  test("the log names each refused origin once, however often it asks, and not more than it can hold", () => {
    logged.length = 0;
    for (let n = 0; n < 1000; n++) asked({ host, origin: `https://${n % 300}.evil.example` });
    expect(logged.length).toBeLessThanOrEqual(100);
    expect(new Set(logged.map((line) => JSON.stringify(line))).size).toBe(logged.length);
  });
});
