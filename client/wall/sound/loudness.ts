import { partsIn } from "../../../shared/time.ts";
import type { WallSettings } from "../../../shared/screen/wallSettings.ts";
import type { ToneName } from "./tones.ts";

export type SoundSettings = Pick<WallSettings, "sound" | "volume" | "quiet">;

const QUIET_SHARE = 0.25;

/** 0–1. sound.12: quiet hours lower the soft tone alone: what does damage is as loud at night. */
export function loudnessOf(tone: ToneName, { volume, quiet }: SoundSettings, now: number): number {
  return tone === "felt" && quiet !== null && isWithin(quiet, now) ? volume * QUIET_SHARE : volume;
}

function isWithin({ fromMinute, toMinute }: NonNullable<SoundSettings["quiet"]>, now: number): boolean {
  const { hour, minute } = partsIn("WIB", now);
  const at = hour * 60 + minute;
  return fromMinute <= toMinute ? at >= fromMinute && at < toMinute : at >= fromMinute || at < toMinute;
}
