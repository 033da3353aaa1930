import { describe, expect, test } from "vitest";
import { targetsCard } from "../../../client/wall/figures/targets.ts";
import type { HelpTarget, Impact } from "../../../shared/record/impact.ts";
import { help } from "../makeWorld.ts";
import { bogor, inside } from "./cianjur.ts";

describe("wall.34 help to several places", () => {
  const target = (id: string, name: string, place: string, people: number): HelpTarget => ({
    id,
    kabCode: id.slice(0, 5),
    name,
    place,
    at: [121, -8.6],
    people,
  });
  const sikka = target("53.07", "Kabupaten Sikka", "Maumere", 200_000);
  const palue = target("53.07/2", "Kabupaten Sikka", "Kec. Palue", 10_000);
  const ende = target("53.08", "Kabupaten Ende", "Ende", 190_000);
  const to = ({ id }: HelpTarget, hours: number) => ({ ...help(bogor, hours), placeId: `u${hours}`, target: id });
  const planned = (...help: Impact["help"]): Impact => ({
    ...inside,
    plan: { targets: [sikka, ende, palue], others: { targets: 0, people: 0 } },
    help,
  });

  test("those that nobody reaches within three hours are named first, an island by its place", () => {
    expect(targetsCard(planned(to(ende, 0.5), to(sikka, 3.2), to(ende, 5)), 100)).toEqual({
      reached: "1 dari 3 sasaran",
      within: "≤ 3 jam",
      steps: ["1 unit ≤ 1 jam", "1 ≤ 3 jam", "3 ≤ 6 jam"],
      late: "Belum: Kab. Sikka 3,2 jam · Kab. Sikka (Palue) tak terjangkau",
      isLate: true,
    });
  });

  test("what finds no room is counted, and so is what is not planned for", () => {
    const impact = planned(to(ende, 4), to(sikka, 4.1), to(palue, 9));
    const more = { ...impact, plan: impact.plan && { ...impact.plan, others: { targets: 20, people: 1e6 } } };
    expect(targetsCard(more, 50)?.late).toBe("Belum: Kab. Sikka 4,1 jam · +2, dan 20 di luar rencana");
    expect(targetsCard(planned(to(ende, 1), to(sikka, 2), to(palue, 3)), 100)).toMatchObject({
      reached: "3 dari 3 sasaran",
      late: "Tiba: Kab. Sikka 2,0 jam · Kab. Ende 60 menit · Kab. Sikka (Palue) 3,0 jam".replace("60 menit", "1,0 jam"),
      isLate: false,
    });
  });

  test("one place reads as it always did", () => {
    expect(targetsCard({ ...inside, plan: { targets: [ende], others: { targets: 0, people: 0 } } }, 100)).toBeNull();
    expect(targetsCard(inside, 100)).toBeNull();
  });
});
