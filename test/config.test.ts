import { expect, test } from "vitest";
import { readConfig } from "../server/config.ts";
import { PUBLISHED_PHONES, readPhones } from "../server/phones.ts";

/** What the start says when it stops. */
function words(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

test("an empty environment starts with the defaults", () => {
  expect(readConfig({})).toEqual({
    HOST: "0.0.0.0",
    PORT: 8080,
    DATA_DIR: "data",
    TRUST_PROXY: ["loopback"],
    ORIGINS: [],
    SCREENS: 1000,
    SCREENS_PER_ADDRESS: 200,
    STRANGERS: 200,
    STRANGERS_PER_ADDRESS: 20,
    PUBLIC_PHONES: readPhones(PUBLISHED_PHONES),
    BMKG_DATA_URL: "https://data.bmkg.go.id",
    BMKG_INATEWS_URL: "https://bmkg-content-inatews.storage.googleapis.com",
    BMKG_WWW_URL: "https://www.bmkg.go.id",
    BMKG_SATELLITE_URL: "https://satellite.bmkg.go.id",
    BMKG_USER_AGENT: expect.stringContaining("Sigap/") as string,
  });
});

test("what is set is read, and what is not ours is left alone", () => {
  const config = readConfig({
    HOST: "127.0.0.1",
    PORT: "0",
    DATABASE_URL: "postgres://a:b@localhost/c",
    PATH: "/bin",
    HOME: "/x",
  });
  expect(config).toMatchObject({ HOST: "127.0.0.1", PORT: 0, DATABASE_URL: "postgres://a:b@localhost/c" });
  expect(config).not.toHaveProperty("PATH");
});

test("an empty value counts as not set", () => {
  expect(readConfig({ PORT: "", DESK_SECRET: "", SIGAP_X: "" })).toEqual(readConfig({}));
});

test("a base URL loses its closing slashes, for the paths begin with one", () => {
  expect(readConfig({ BMKG_DATA_URL: "http://127.0.0.1:9000/bmkg//" }).BMKG_DATA_URL).toBe(
    "http://127.0.0.1:9000/bmkg",
  );
});

test.each([
  ["PORT", "http"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["BMKG_DATA_URL", "data.bmkg.go.id"],
  ["BMKG_WWW_URL", "file:///etc"],
  ["BMKG_USER_AGENT", "curl"],
  ["TRUST_PROXY", "proxy.example"],
  ["TRUST_PROXY", "10.0.0.4, 10.0.0.0/33"],
  ["TRUST_PROXY", "10"],
  ["TRUST_PROXY", "true"],
  ["ORIGINS", "sigap.example"],
  ["ORIGINS", "https://sigap.example/desk"],
  ["SCREENS", "0"],
  ["STRANGERS", "many"],
])("%s=%s stops the start with a sentence that names it and its value", (name, value) => {
  expect(words({ [name]: value })).toMatch(/^Bad environment\.\n/);
  expect(words({ [name]: value })).toContain(`${name}: "${value}"`);
});

test.each(["BMKG_DATA_ULR", "SIGAP_PORT"])("%s is refused as a setting that is not known", (name) => {
  expect(words({ [name]: "x" })).toContain(`${name}: unknown setting; known are HOST, PORT`);
});

test("every bad setting is told at once", () => {
  expect(words({ PORT: "x", BMKG_WWW_URL: "y", BMKG_TYPO: "z" }).split("\n")).toHaveLength(4);
});

test.each([
  ["DESK_SECRET", "tooshort"],
  ["DATABASE_URL", "mysql://sigap:hunter2@localhost/sigap"],
])("%s is a secret: a bad one is named, never shown", (name, value) => {
  expect(words({ [name]: value })).toContain(`${name}: the given value`);
  expect(words({ [name]: value })).not.toContain(value);
  expect(words({ [name]: value })).not.toContain("hunter2");
});
