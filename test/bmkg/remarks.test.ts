import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reasonWords } from "../../shared/bmkg/reasons.ts";
import { REMARKS, remark, systemError } from "../../shared/bmkg/remarks.ts";

/** desk.40: what a driver says of a body, as the desk shows it. */

const TEMPLATES = Object.keys(REMARKS) as (keyof typeof REMARKS)[];
/** Filled as drivers fill them: values as JSON, a remark of its own in a `{!}`. */
const VALUES = ['"satu"', '"dua"', '"tiga"', '"empat"'];
const filled = (template: string) => {
  let at = 0;
  return template.replace(/\{[!#]?\}/g, (hole) =>
    hole === "{!}" ? "the body is empty" : hole === "{#}" ? "CBT1" : VALUES[at++]!,
  );
};

describe("desk.40", () => {
  test.each(TEMPLATES)("desk.40 %s is said in Indonesian", (template) => {
    const words = reasonWords(filled(template));
    expect(words).not.toMatch(
      /kata aslinya|\b(the|is|are|of|not|cannot|can't|unknown|skipped|taken|left|body|empty)\b/,
    );
    expect(words).not.toMatch(/\{|\}/);
    // It was taken for itself and for none of the others: its own words stand in it.
    const [begin = ""] = REMARKS[template].split("{0}");
    expect(words.startsWith(begin)).toBe(true);
  });

  test("desk.40 a remark within a remark is said too, however deep", () => {
    const inner = remark("{} = {}", "Magnitude", "(absent)");
    const skipped = remark("{} {} of {} skipped: {!}", "gempa", 3, 15, inner);
    expect(reasonWords(skipped)).toBe("gempa ke-3 dari 15 dilewati: isian Magnitude = (tidak ada) tidak terbaca");
    expect(reasonWords(remark("{#}: {!}", "CBT1", skipped))).toContain("CBT1: gempa ke-3 dari 15 dilewati: isian");
    expect(reasonWords(remark("{#}: {!} (try {})", "CBT1", systemError("connect ECONNREFUSED 127.0.0.1:9"), 2))).toBe(
      "CBT1: sambungan ditolak, percobaan ke-2",
    );
  });

  test("what BMKG wrote stays as it wrote it, also where it looks like a remark", () => {
    expect(reasonWords(remark("Potensi = {} is not understood", '"the body is empty = x"'))).toBe(
      'Potensi = "the body is empty = x" tidak dimengerti',
    );
  });

  test("desk.40 no driver makes one but by the table: no other file casts to it", () => {
    const files = ["server", "client", "shared"].flatMap((folder) =>
      readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "remarks.ts")
        .map((entry) => `${entry.parentPath}/${entry.name}`),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => /as (unknown as )?Remark\b/.test(readFileSync(file, "utf8")))).toEqual([]);
    // What is not ours to word comes from the one place that talks to hosts.
    const raw = files.filter((file) => readFileSync(file, "utf8").includes("systemError("));
    expect(raw.map((file) => file.replace(/^.*server\//, "server/"))).toEqual(["server/upstream/get.ts"]);
  });
});
