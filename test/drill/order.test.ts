import { expect, test } from "vitest";
import { readOrder } from "../../server/drill/order.ts";
import { drillConfig } from "../../server/drill/run.ts";

test("R20 a scenario's name is enough; speed and port can be told", () => {
  expect(readOrder(["bad-day"])).toMatchObject({ scenario: { id: "bad-day" }, speed: 1, port: 8090 });
  expect(readOrder(["bad-day", "--speed", "20", "--port", "0"])).toMatchObject({ speed: 20, port: 0 });
  expect(readOrder([])).toBeNull();
});

test.each([
  [["atlantis"], /Tidak ada skenario "atlantis"/],
  [["bad-day", "cianjur-2022"], /Satu skenario sekali jalan/],
  [["bad-day", "--speed", "fast"], /--speed: mestinya bilangan/],
  [["bad-day", "--speed", "0"], /--speed: paling sedikit/],
  [["bad-day", "--port", "70000"], /--port: paling banyak/],
  [["bad-day", "--loud"], /--loud/],
])("R20 %j is answered with a sentence", (args, sentence) => {
  expect(() => readOrder(args)).toThrow(sentence);
});

test("R21 a drill takes neither journal, secret nor BMKG's hosts from the live settings", () => {
  const live = {
    DATA_DIR: "/live",
    DATABASE_URL: "postgres://live/sigap",
    DESK_SECRET: "the-live-secret",
    PORT: "8080",
    HOST: "127.0.0.1",
    BMKG_DATA_URL: "https://data.bmkg.go.id",
    BMKG_INATEWS_URL: "https://bmkg-content-inatews.storage.googleapis.com",
  };
  const own = { replicaUrl: "http://127.0.0.1:1", dataDir: "/drill", deskSecret: "the-drill-secret", port: 0 };
  const config = drillConfig(live, own);
  expect(config).toMatchObject({ HOST: "127.0.0.1", PORT: 0, DATA_DIR: "/drill", DESK_SECRET: "the-drill-secret" });
  expect(config.DATABASE_URL).toBeUndefined();
  const bmkg = [config.BMKG_DATA_URL, config.BMKG_INATEWS_URL, config.BMKG_WWW_URL, config.BMKG_SATELLITE_URL];
  expect(new Set(bmkg)).toEqual(new Set(["http://127.0.0.1:1"]));
});
