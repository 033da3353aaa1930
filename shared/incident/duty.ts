import type { Duty } from "../record/duty.ts";
import { clockWords, HOUR_MS } from "../time.ts";
import type { Change, World } from "../world/world.ts";
import { callSign } from "../officer/callSign.ts";
import type { Circumstances, Decision } from "./decision.ts";
import type { Told } from "./incidentCommands.ts";
import { secondRefused } from "./end.ts";

/** incident.15: a shift is twelve hours; who forgot to end theirs is not on duty for ever. */
export const LONGEST_DUTY_MS = 14 * HOUR_MS;

export function dutyOf({ duty }: Pick<World, "duty">): Duty {
  return duty.get("desk") ?? { type: "duty", id: "desk", on: [], handedOver: null };
}

const isOn = ({ on }: Duty, officer: string) => on.some((each) => each.officer === officer);

/** deed.7: whoever does something is on duty; nothing where they are already. */
export function begun({ world, who: { officer }, at }: Circumstances): Change[] {
  const duty = dutyOf(world);
  if (isOn(duty, officer)) return [];
  return [{ op: "put", record: { ...duty, on: [...duty.on, { officer, since: at }] } }];
}

export function beginDuty(_: Told<"duty:begin">, circumstances: Circumstances): Decision {
  const { world, who } = circumstances;
  const there = dutyOf(world).on.find(({ officer }) => officer === who.officer);
  if (there) return { refusal: `Anda sudah jaga sejak pukul ${clockWords(there.since)} WIB.` };
  return {
    why: "mulai jaga",
    changes: begun(circumstances),
    note: about(`${callSign(world.officer, who.officer)} mulai jaga`),
  };
}

export function endDuty(_: Told<"duty:end">, { world, who }: Circumstances): Decision {
  const duty = dutyOf(world);
  if (!isOn(duty, who.officer)) return { refusal: "Anda tidak sedang jaga." };
  if (duty.on.length === 1) return { refusal: "Anda satu-satunya yang jaga. Serahkan dulu kepada petugas lain (H)." };
  return {
    why: "selesai jaga",
    changes: [{ op: "put", record: without(duty, who.officer) }],
    note: about(`${callSign(world.officer, who.officer)} selesai jaga`),
  };
}

/** incident.15: both sign: who hands over by the session, who takes over by PIN or code. */
export function handOver(_: Told<"duty:hand-over">, { world, who, at, second }: Circumstances): Decision {
  if (second === null) return { refusal: "Serah terima butuh tanda tangan yang menerima: PIN-nya di sini." };
  const refusal = secondRefused(who, second);
  if (refusal !== null) return { refusal };
  const duty = dutyOf(world);
  if (!isOn(duty, who.officer)) return { refusal: "Anda tidak sedang jaga, jadi tidak ada yang diserahkan." };
  const left = without(duty, who.officer);
  const on = isOn(left, second.officer) ? left.on : [...left.on, { officer: second.officer, since: at }];
  const [from, to] = [who.officer, second.officer];
  return {
    why: "serah terima jaga",
    changes: [{ op: "put", record: { ...left, on, handedOver: { from, to, at } } }],
    note: about(`Serah terima: ${callSign(world.officer, from)} → ${callSign(world.officer, to)}`),
  };
}

/** Those whose duty has run for too long; null while there are none. */
export function lapsed(world: World, now: number): Duty | null {
  const duty = dutyOf(world);
  const on = duty.on.filter(({ since }) => now - since < LONGEST_DUTY_MS);
  return on.length === duty.on.length ? null : { ...duty, on };
}

const without = (duty: Duty, officer: string): Duty => ({
  ...duty,
  on: duty.on.filter((each) => each.officer !== officer),
});
const about = (words: string) => ({ hazardId: null, incidentId: null, words, detail: "" });
