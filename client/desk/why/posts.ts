import { ACTION_RULES, ACTION_WORDS } from "../../../shared/impact/action.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { TRAVEL_SETTINGS } from "../../../shared/travel/settings.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { thousands } from "../../../shared/words/figures.ts";
import { roman } from "../../../shared/words/mmi.ts";
import type { World } from "../../../shared/world/world.ts";
import { COVERAGE_WORDS } from "../say/words.ts";
import { OURS, percent, settingRow, type WhyGroup } from "./group.ts";

/** What is asked of our own posts, and who answers for the kabupaten. */
export function postsWhy({ covering, resources, unlisted = [] }: Impact, places: World["place"]): WhyGroup {
  const named = (id: string) => places.get(id)?.name ?? id;
  const counted = unlisted.reduce((sum, { places }) => sum + places, 0);
  const more = counted > 0 ? ` yang disebut, ${thousands(counted)} lagi hanya dihitung` : "";
  const guessed = resources.filter(({ placeId }) => places.get(placeId)?.positionBasis !== "exact").length;
  return {
    title: "Pos dan Sentra",
    rows: [
      ...ACTION_RULES.map(({ action, mmi, pAtLeast }) => ({
        label: capital(ACTION_WORDS[action]),
        value: `peluang MMI ${roman(mmi)} ke atas ≥ ${percent(pAtLeast)}`,
        why: OURS,
      })),
      {
        label: "Letak pos",
        value: `posisi perkiraan: ${thousands(guessed)} dari ${thousands(resources.length)} pos di dalam${more}`,
      },
      ...(covering
        ? [
            {
              label: "Sentra",
              value: `${named(covering.sentraId)}${covering.altId ? `, cadangan ${named(covering.altId)}` : ""}`,
              why: COVERAGE_WORDS[covering.basis],
            },
          ]
        : []),
    ],
  };
}

const TRAVEL_WORDS: Record<keyof typeof TRAVEL_SETTINGS, string> = {
  roadFactor: "Jalan",
  roadKmhJava: "Laju di jalan, Jawa",
  roadKmhSumatra: "Laju di jalan, Sumatera",
  roadKmh: "Laju di jalan, pulau lain",
  seaKmh: "Laju kapal",
  boardingHours: "Kapal, muat",
  ferryBefore: "Feri didahulukan",
  airKmh: "Laju pesawat",
  airHandlingHours: "Pesawat, muat",
  airFromKm: "Pesawat sejak",
  sameShoreKm: "Pulau tak tergambar",
};

/** How long help takes. */
export function travelWhy(): WhyGroup {
  return {
    title: "Waktu tempuh",
    rows: (Object.keys(TRAVEL_WORDS) as (keyof typeof TRAVEL_SETTINGS)[]).map((key) =>
      settingRow(TRAVEL_WORDS[key], TRAVEL_SETTINGS[key]),
    ),
  };
}
