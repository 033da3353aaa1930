import type { Ground } from "../ground/exposure.ts";
import { INSIDE_MMI, type KabupatenImpact, type PeopleBand } from "../record/impact.ts";
import { nearestFirst } from "../geo/nearestFirst.ts";
import { chancesAtLeast, expectedPeople } from "./expectedPeople.ts";
import type { ShakingField } from "../shaking/field.ts";

const WEAKEST_BAND = 4;
const STRONGEST_BAND = 10;
/** impact.6: how far the scheme is shifted for the low and the high figure. */
export const SHIFT_MMI = 0.5;
/** Weaker shaking counts in no band, low or high. */
const ASKED_MMI = WEAKEST_BAND - 0.5 - SHIFT_MMI;
/** Above every intensity. */
const TOP_MMI = 13;

/** People by band, how many of them to expect at a level and above, and each kabupaten's share of those at V and above; the strongest first. By its code too, how many of it to expect at VI and above. */
export function shakenPeople(field: ShakingField, { people, kabupaten }: Ground) {
  const { index, countOfSlot, kabupatenOfSlot, shares } = people;
  const shaken = field.over(index, ASKED_MMI);
  const { least, most, mmi } = shaken;
  const { from } = index.blocks;
  // People by half units of MMI: bands, and bands shifted by a half, are then sums of neighbours.
  const halves = new Float64Array(2 * TOP_MMI);
  /** By half unit, people × the σ of their block. */
  const spread = new Float64Array(2 * TOP_MMI);
  const strongest = new Float64Array(kabupaten.length);
  const inside = new Float64Array(kabupaten.length);
  /** By kabupaten, and in it by half unit. */
  const halvesOf = new Float64Array(kabupaten.length * halves.length);

  function countWhole(block: number, half: number): void {
    const sigma = shaken.sigma(block);
    for (let share = shares.from[block]; share < shares.from[block + 1]; share++) {
      const sum = shares.count[share];
      const kab = shares.kabupaten[share];
      halves[half] += sum;
      halvesOf[kab * halves.length + half] += sum;
      spread[half] += sum * sigma;
      if (half >= 2 * INSIDE_MMI) inside[kab] += sum;
    }
  }

  function countEach(block: number): void {
    const sigma = shaken.sigma(block);
    shaken.open(block);
    const first = from[block];
    for (let slot = first; slot < from[block + 1]; slot++) {
      const here = mmi[slot - first];
      const half = halfOf(here);
      const count = countOfSlot[slot];
      halves[half] += count;
      spread[half] += count * sigma;
      const kab = kabupatenOfSlot[slot];
      halvesOf[kab * halves.length + half] += count;
      if (here < INSIDE_MMI) continue;
      if (here > strongest[kab]) strongest[kab] = here;
      inside[kab] += count;
    }
  }

  /** Some kabupaten may have its strongest point there. */
  function mayBeStrongest(block: number): boolean {
    for (let share = shares.from[block]; share < shares.from[block + 1]; share++)
      if (most[block] > strongest[shares.kabupaten[share]]) return true;
    return false;
  }

  // Strongest blocks first, so that a kabupaten's strongest point is known before its other blocks are reached.
  const order = nearestFirst(index.blocks.count);
  for (let block = 0; block < index.blocks.count; block++)
    if (most[block] >= ASKED_MMI) order.found(block, TOP_MMI - most[block]);
  order.visit((block) => {
    const half = halfOf(least[block]);
    const isEven = half === halfOf(most[block]);
    if (isEven && (half < 2 * INSIDE_MMI || !mayBeStrongest(block))) countWhole(block, half);
    else countEach(block);
  });

  const touched: KabupatenImpact[] = kabupaten.flatMap(({ code, name }, kab) => {
    const highest = strongest[kab];
    return highest < INSIDE_MMI ? [] : [{ code, name, mmi: highest, people: inside[kab] }];
  });
  touched.sort((a, b) => (b.mmi ?? 0) - (a.mmi ?? 0) || b.people - a.people || a.code.localeCompare(b.code));
  const chances = chancesAtLeast(6, halves, spread);
  return {
    people: bandsOf(halves),
    expected: expectedPeople(halves, spread),
    /** From the weakest on that are counted: in a small quake those who leave are many by the tail alone. */
    reached: expectedPeople(halves, spread, 2 * ASKED_MMI),
    kabupaten: touched,
    expectedOf(code: string): number {
      const kab = kabupaten.findIndex((one) => one.code === code);
      return chances.reduce((sum, p, half) => sum + p * halvesOf[kab * halves.length + half], 0);
    },
    /** At one intensity, as reckoned for all. */
    chanceOfVi: (mmi: number) => chances[halfOf(mmi)],
  };
}

const halfOf = (mmi: number) => Math.floor(2 * Math.max(0, mmi));

/** Strongest first, of the bands in which somebody may be: empty for a quake that nobody feels. */
function bandsOf(halves: Float64Array): PeopleBand[] {
  /** Counts from a lower end, given in half units; the strongest band has no upper end. */
  const sum = (from: number, band: number) =>
    halves.slice(from, band === STRONGEST_BAND ? undefined : from + 2).reduce((a, b) => a + b, 0);
  const bands: PeopleBand[] = [];
  for (let mmi = STRONGEST_BAND; mmi >= WEAKEST_BAND; mmi--) {
    const band = { mmi, low: sum(2 * mmi, mmi), mid: sum(2 * mmi - 1, mmi), high: sum(2 * mmi - 2, mmi) };
    if (band.low + band.mid + band.high > 0) bands.push(band);
  }
  return bands;
}
