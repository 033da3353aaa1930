import { describe, expect, test } from "vitest";
import { quakeLine, weatherLines } from "../../client/wall/figures/said.ts";
import type { Statement } from "../../shared/record/hazard.ts";
import { ORIGIN, quake, statement, tsunami } from "../make/quake.ts";
import { weather } from "../make/weather.ts";

/** As of InaTEWS, 15 August 2026; the hour is Cianjur's. */
const FOLLOW = "Ikuti arahan peringatan dini TSUNAMI dari BPBD, BNPB dan BMKG";
const OVER =
  "Peringatan Dini TSUNAMI yang disebabkan oleh gempa Mag:7.7, 15-Agu-26 04:58:24 WIB, dinyatakan telah berakhir::BMKG";

const told = (said: Partial<Statement>, state: "none" | "warning" | "ended" = "none") => {
  const stage = state === "none" ? null : state === "ended" ? "PD-4" : "PD-2";
  const form = state === "none" ? "felt" : "tsunami";
  const statements = [statement({ form, stage, ...said })];
  return quake({ statements }, { tsunami: tsunami({ state, stage }) });
};

describe("words.15 on a wall", () => {
  test("BMKG's advice with its hour; of what it ended, the words that ended it", () => {
    expect(quakeLine(told({ instruction: FOLLOW }, "warning"))).toEqual({
      by: "BMKG 13.23 WIB:",
      words: `“${FOLLOW}”`,
    });
    expect(quakeLine(told({ headline: OVER, instruction: FOLLOW }, "ended"))?.words).toBe(
      `“${OVER.replace("::BMKG", "")}”`,
    );
    const heard = { issuedAt: null, seenAt: ORIGIN + 3_600_000, instruction: FOLLOW };
    expect(quakeLine(told(heard))?.by).toBe("BMKG 14.21 WIB:");
  });

  test.each([
    ["none", null],
    ["blanks", "  \n "],
    ["more than two lines", `${FOLLOW} ${FOLLOW}`],
    ["a word longer than a line", "x".repeat(67)],
  ])("nothing stands of %s: no sentence is cut", (_, instruction) => {
    expect(quakeLine(told({ headline: FOLLOW, instruction }))).toBeNull();
  });

  test("no advice of a statement that only gives figures", () => {
    expect(quakeLine(quake())).toBeNull();
  });
});

test("words.14 wall.38 of the weather's sentences of danger and advice as many as fit whole", () => {
  const description = [
    "Hujan akan terjadi pada 10 November 2026, khususnya di CIAWI, CARINGIN.",
    " Kondisi ini berpotensi menimbulkan banjir lokal.",
    " Masyarakat dihimbau untuk tetap waspada dan mengurangi aktivitas di luar ruangan.",
  ].join("\n");
  const said = weather({}, { description, sentAt: ORIGIN, instruction: "Jauhi sungai." });
  const first = { by: "BMKG 13.21 WIB:", words: "“Kondisi ini berpotensi menimbulkan banjir lokal.”" };
  expect(weatherLines(said, 3)).toEqual([first, { by: "", words: "“Jauhi sungai.”" }]);
  expect(weatherLines(said, 5)).toHaveLength(3);
  expect(weatherLines(said, 0)).toEqual([]);
});
