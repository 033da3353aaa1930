import type { TsunamiZone } from "../record/bulletin.ts";
import { districtWords } from "../words/areaWords.ts";
import { titled } from "../words/capitals.ts";
import { KABUPATEN_NAMES } from "../words/kabupatenNames.ts";
import { nameKey } from "../gazetteer/nameKey.ts";
import { buildZoneNames, matchZone } from "./matchZone.ts";

/** strip.14: what BMKG's zone is called on every screen: the kabupaten or kota that it was matched to, and which part of it. */
interface ZoneName {
  /** `Kab. Luwu Utara`, `Kota Bima`; null where none, or several, may be meant. */
  kabupaten: string | null;
  /** `bagian utara`, never a part of the name itself. */
  part: string | null;
  /** `Gili` */
  island: string | null;
}

type Zone = Pick<TsunamiZone, "province" | "district">;

const NAMES = buildZoneNames(KABUPATEN_NAMES);
const CALLED = new Map(
  KABUPATEN_NAMES.map(({ code, type, shortName }) => [code, `${type === "kota" ? "Kota" : "Kab."} ${shortName}`]),
);

/** A screen asks each second. */
const known = new WeakMap<Zone, ZoneName>();

export function zoneName(zone: Zone): ZoneName {
  const named = known.get(zone) ?? nameOf(zone);
  known.set(zone, named);
  return named;
}

function nameOf(zone: Zone): ZoneName {
  // A number is no part of any name: what is meant is more than the kabupaten.
  if (/\d/.test(zone.district)) return { kabupaten: null, part: null, island: null };
  const { codes, part, island } = matchZone(zone, NAMES);
  const [code, ...others] = codes;
  return {
    kabupaten: (others.length === 0 && CALLED.get(code ?? "")) || null,
    part: part && `bagian ${part}`,
    island: island && titled(island),
  };
}

/** `Kab. Manggarai bagian utara`, `Pulau Gili di Kab. Bima`; BMKG's own word where no kabupaten is known. */
export function zoneWords(zone: Zone): string {
  const { kabupaten, part, island } = zoneName(zone);
  if (kabupaten === null) return districtWords(zone.district);
  if (island !== null) return `Pulau ${island} di ${kabupaten}`;
  return part === null ? kabupaten : `${kabupaten} ${part}`;
}

/** As a list has room for it, the kabupaten always in front: `Kab. Manggarai, utara`, `Kab. Bima, P. Gili`. */
export function zoneInShort(zone: Zone): string {
  const { kabupaten, part, island } = zoneName(zone);
  if (kabupaten === null) return districtWords(zone.district);
  const which = island === null ? part?.replace("bagian ", "") : `P. ${island}`;
  return which === undefined ? kabupaten : `${kabupaten}, ${which}`;
}

interface GaugeName {
  /** `Labuan Bajo`; null where BMKG names the kabupaten alone. */
  place: string | null;
  /** `Kab. Manggarai Barat`; null where none, or several, may be meant. */
  kabupaten: string | null;
}

/** strip.14: a tide gauge as BMKG calls it (`PELABUHANKEWAPANTE-SIKKA`, `LABUANBAJO`, `FLORESTIMUR`): its place, and the kabupaten that the name can only mean. */
export function gaugeName(location: string): GaugeName {
  const parts = location.split("-").map((part) => part.trim());
  const [last = ""] = parts.slice(-1);
  const kabupaten = onlyKabupaten(location);
  if (kabupaten !== null) return { place: null, kabupaten };
  const behind = parts.length > 1 ? onlyKabupaten(last) : null;
  if (behind !== null) return { place: portWords(parts.slice(0, -1).join("-")), kabupaten: behind };
  const place = portWords(location);
  if (NAMES.byKey.has(nameKey(location))) return { place, kabupaten: null };
  const seated = KABUPATEN_NAMES.filter(({ seat }) => seat === place);
  return { place, kabupaten: seated.length === 1 ? (CALLED.get(seated[0]?.code ?? "") ?? null) : null };
}

/** `Maurole, Kab. Ende`, `Kab. Flores Timur`, `Binuangeun` */
export function gaugeWords(location: string): string {
  const { place, kabupaten } = gaugeName(location);
  return [place, kabupaten].filter((words) => words !== null).join(", ");
}

/** A name that a kabupaten and a kota share says of no gauge in which of them it stands. */
function onlyKabupaten(name: string): string | null {
  const shared = NAMES.byKey.get(nameKey(name)) ?? [];
  return shared.length === 1 ? zoneName({ province: "", district: name }).kabupaten : null;
}

/** BMKG runs the word together with the port's name. */
function portWords(text: string): string {
  const words = districtWords(text);
  const [, port] = /^PELABUHAN(.{3,})$/i.exec(words) ?? [];
  return port === undefined ? words : `Pelabuhan ${titled(port)}`;
}
