import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testWith } from "../companion.ts";

/** SHA-256 of each table of `server/data` as it was delivered. */
const DELIVERED: Record<string, string> = {
  "ak135_first_arrivals_km.csv": "ffa56db0e428564f987b4bee2a5a6e59515575434b9bd58c95dadcd41cdfe205",
  "kabkota.csv": "10ccc5754600eeae6851c10e6f81d73e2f332aaf890c185311b9dce314936879",
  "kecamatan.csv": "8c0eb531ac09befdd46d883b255ef3e9949ce8278a507ae5696e54914788f334",
  "lumbung_default.csv": "6488d9352ad30e7d553a46fab5d5c05ae563ab96c311abae731d92103a950cda",
  "needs.csv": "e6936f4e4b16ce86525168e38edde27f432aec90ccd288ad3e8ae76e3fd7f146",
  "provinces.csv": "5a156a2ac880f040a3ef5b437711ff574450b8469766d2b6a8431e6a3e5b8db4",
  "sentra.csv": "9c2cd7963e28d50964ca4503165fcc42ef0d95c7703fc0f498d8bccaf05de16c",
  "sentra_coverage.csv": "ecd37fb7e7e537d7a241b4ca1e32b3a85f8aeada226742d5f88c2145fede5bf7",
  "slab2_indonesia_0p25deg.csv": "25e3d76cd3a95546cb6cab23799edf54e142b4ac8028d1908f27253c70b2ed7f",
  "stock_example_lumbung.csv": "802809e58e209c1db494c20e98179f4e79edbe4805b507eee1f4d618146df200",
  "tagana_units.csv": "d8681c9afa88fb3f3c21aa3ef1a3aa28578c427681d22b329d2cf3a2f475aa02",
  "warehouses.csv": "592ae2dead3e1f869dd7a7d67f08c81e9029fb6bc26fe0c55206c20ab26b6a23",
};

/** Typed by us, each row with its source or marked as ours; test/registry and test/travel read what is in them. */
const OURS = ["airports.csv", "airports_more.csv", "bbppks.csv", "ferries.csv", "roadless.csv"];

const DATA = new URL("../../server/data/", import.meta.url);
const hashOf = (file: URL | string) => createHash("sha256").update(readFileSync(file)).digest("hex");

test("G1, B2, S14 every table that the product carries stands here", () => {
  const tables = readdirSync(DATA).filter((name) => name.endsWith(".csv"));
  expect(tables.sort()).toEqual([...Object.keys(DELIVERED), ...OURS].sort());
});

test.each(Object.entries(DELIVERED))("G1, B2, S14 %s is carried byte for byte as it was delivered", (name, hash) => {
  expect(hashOf(new URL(name, DATA))).toBe(hash);
});

testWith("facts", "G1, B2, S14 what is delivered today is no other", (facts) => {
  const today = Object.keys(DELIVERED).map((name) => [name, hashOf(join(facts, name))]);
  expect(Object.fromEntries(today)).toEqual(DELIVERED);
});
