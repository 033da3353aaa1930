import { toWire } from "../../shared/intensity/wireTimes.ts";
import { readTectonics } from "../registry/tectonics.ts";
import { freeze, type Frozen } from "../serve/frozen.ts";

/** How long waves travel, for the screens that draw them. Read when first asked for, then kept. */
export function createTravelTimes(): () => Promise<Frozen> {
  let frozen: Promise<Frozen> | null = null;
  return () => {
    frozen ??= freeze(JSON.stringify(toWire(readTectonics().waves)), "application/json; charset=utf-8", {
      "cache-control": "public, max-age=86400",
    });
    return frozen;
  };
}
