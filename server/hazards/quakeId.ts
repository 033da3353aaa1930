import { partsIn } from "../../shared/time.ts";

/** `gempa-20221121132110`: the origin time as first told, in WIB, as BMKG names its own. Never changes afterwards. */
export function quakeId(originTime: number, taken: ReadonlySet<string>): string {
  const { year, month, day, hour, minute, second } = partsIn("WIB", originTime);
  const stem = `gempa-${year}${[month, day, hour, minute, second].map((part) => String(part).padStart(2, "0")).join("")}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}
