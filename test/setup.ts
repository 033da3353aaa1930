import fc from "fast-check";
import { fuzzSeed, runs } from "./runs.ts";

/** The same samples in every `npm test`, so that it is red for a change only; chance is for `npm run fuzz` to look into. */
const SEED = 20_221_121;

fc.configureGlobal({ seed: fuzzSeed ?? SEED, numRuns: runs(100) });
