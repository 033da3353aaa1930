import { tierRank, type Alert } from "../record/alert.ts";
import { current, type Earthquake, type Hazard } from "../record/hazard.ts";
import type { World } from "../world/world.ts";

/** calm.2: what BMKG warns of now, and what we hold to be damaging; an *info* or a quake that was only felt is no warning. */
export function inForce({ hazard, alert }: Pick<World, "hazard" | "alert">, now: number): Hazard[] {
  return [...hazard.values()].filter((each) => {
    if (each.status !== "live") return false;
    switch (each.kind) {
      case "weather":
        return !each.cancelled && each.endsAt > now;
      case "earthquake":
        return isWarnedOf(each, alert.get(each.id)) || isDamaging(alert.get(each.id));
    }
  });
}

/** A warning without an alert of ours can only be a fault of ours: in force all the same. With one, the alert says when it is over (alert.6). */
function isWarnedOf(quake: Earthquake, ours: Alert | undefined): boolean {
  const { state } = current(quake).tsunami;
  return (state === "warning" || state === "potential") && (ours === undefined || ours.endedAt === null);
}

function isDamaging(ours: Alert | undefined): boolean {
  return ours !== undefined && ours.endedAt === null && tierRank(ours.tier) >= tierRank("merusak");
}

/** `3 peringatan cuaca dan 1 peringatan tsunami`: how many, of what; the gravest first. Empty where nothing is. */
export function inForceWords(hazards: readonly Hazard[]): string {
  const kinds = hazards.map(kindWords);
  const counted = KINDS.flatMap((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return counted.length < 2 ? counted.join("") : `${counted.slice(0, -1).join(", ")} dan ${counted.at(-1)}`;
}

const KINDS = ["peringatan tsunami", "gempa merusak", "peringatan cuaca"] as const;

function kindWords(hazard: Hazard): (typeof KINDS)[number] {
  if (hazard.kind === "weather") return "peringatan cuaca";
  const { state } = current(hazard).tsunami;
  return state === "warning" || state === "potential" ? "peringatan tsunami" : "gempa merusak";
}
