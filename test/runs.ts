/** The seed that `npm run fuzz` chose; null in `npm test`. */
const { FUZZ_SEED } = process.env;
export const fuzzSeed = FUZZ_SEED === undefined ? null : Number(FUZZ_SEED);

const FUZZ_TIMES = 30;

/** How often a property is tried: `count` times, and thirty times that in `npm run fuzz`. */
export const runs = (count: number): number => (fuzzSeed === null ? count : FUZZ_TIMES * count);
