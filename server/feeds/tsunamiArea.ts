import { remark, type Remark } from "../../shared/bmkg/remarks.ts";
import { z } from "zod";
import { TsunamiLevel, type TsunamiObservation, type TsunamiZone } from "../../shared/record/bulletin.ts";
import type { LngLat } from "../../shared/geo/distance.ts";
import { parseStamp, WIB_MS } from "./bmkgTime.ts";
import { Unreadable } from "../upstream/feed.ts";
import { addNote, atMost, decimal, need, readEach, readFields, shown, Text } from "../upstream/fields.ts";
import { onTheGlobe, parseDegrees } from "./position.ts";

/** `wzarea` and `obsarea` of an InaTEWS tsunami bulletin. Times are WIB, in the eastern provinces too. */

const WzArea = z.object({ province: Text, district: Text, level: Text, date: Text, time: Text });
const ObsArea = z.object({
  location: Text,
  loclatitude: Text,
  loclongitude: Text,
  height: Text,
  date: Text,
  time: Text,
});

/** feed.8: the same zone twice (BMKG sends that) is one; a zone that can't be read becomes a note and costs only itself. */
export function readZones(areas: readonly unknown[], notes: Remark[]): TsunamiZone[] {
  const zones = readSome(areas, "wzarea", notes, (area): TsunamiZone => {
    const { province, district, level, date, time } = readFields(WzArea, area, "wzarea", notes);
    const known = TsunamiLevel.safeParse(level?.toUpperCase());
    return {
      province: province ?? "",
      district: need(district ?? province, "district", district ?? undefined),
      level: need(known.success ? known.data : null, "level", level ?? undefined),
      arrivalAt: parseStamp(`${date} ${time}`, WIB_MS),
    };
  });
  const distinct = [...new Map(zones.map((zone) => [JSON.stringify(zone), zone])).values()];
  // Of too many the gravest are kept.
  const ranked = distinct.length <= MOST_ZONES ? distinct : distinct.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [...atMost(ranked, MOST_ZONES, "wzarea", notes)];
}

const rankOf = ({ level }: TsunamiZone) => TsunamiLevel.options.indexOf(level);

/** feed.27: all coasts of Indonesia are some 300 of BMKG's zones. */
const MOST_ZONES = 400;
/** As they are told, repetitions included. */
const MOST_TOLD = 1000;

export function readObservations(areas: readonly unknown[], notes: Remark[]): TsunamiObservation[] {
  return readSome(atMost(areas, MOST_ZONES, "obsarea", notes), "obsarea", notes, (area): TsunamiObservation => {
    const fields = readFields(ObsArea, area, "obsarea", notes);
    const { location, loclatitude, loclongitude, height, date, time } = fields;
    const place = readGauge(loclatitude, loclongitude);
    if (!place)
      addNote(
        notes,
        remark("{} = {}, {} = {}", "loclatitude", shown(loclatitude), "loclongitude", shown(loclongitude)),
      );
    return {
      location: need(location, "location", location ?? undefined),
      at: place?.at ?? null,
      heightM: need(decimal(height, "m|meter"), "height", height ?? undefined),
      observedAt: parseStamp(`${date} ${time}`, WIB_MS),
      swapped: place?.swapped ?? false,
    };
  });
}

/** feed.8: Indonesia lies within 11° S and 6° N, 95° E and 141° E, so an exchanged pair can't be mistaken (FEEDS §2, PD-3.1). */
function readGauge(latitude: string | null, longitude: string | null): { at: LngLat; swapped: boolean } | null {
  const lat = parseDegrees(latitude, "LU", "LS");
  const lng = parseDegrees(longitude, "BT", "BB");
  if (lat === null || lng === null) return null;
  const swapped = lat >= 90 && lat <= 145 && Math.abs(lng) <= 15;
  const at: LngLat = swapped ? [lat, lng] : [lng, lat];
  return onTheGlobe(at) ? { at, swapped } : null;
}

/** As `readEach`, but when none can be read the bulletin still stands. */
function readSome<T>(areas: readonly unknown[], where: string, notes: Remark[], read: (area: unknown) => T): T[] {
  try {
    return readEach(atMost(areas, MOST_TOLD, where, notes), where, notes, read);
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
