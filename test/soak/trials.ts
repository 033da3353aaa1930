import { MINUTE_MS } from "../../shared/time.ts";
import { at, BALI_AT, TALAUD_AT } from "./plan.ts";

const LONG_CUT_MS = 17_000;

/** What is done to the wall in the course of the day; times in the day's own clock, durations in real ms. */
export const CUTS = Array.from({ length: 20 }, (_, i) => ({
  at: at("04:50") + i * 56 * MINUTE_MS,
  // The tenth is longer than 15 s: the frame with the age of the data must come.
  forMs: i === 9 ? LONG_CUT_MS : i % 4 === 3 ? 3000 : 200,
}));

/** Lost graphics contexts: in the event, in the tsunami, in calm. */
export const LOSSES = [BALI_AT + 12 * MINUTE_MS, TALAUD_AT + 75 * MINUTE_MS, at("18:10")];
