import { stampWords } from "../../../shared/time.ts";
import type { WallStatus } from "../../../shared/wire/protocol.ts";
import { decimals, thousands } from "../../../shared/words/figures.ts";
import { callSign } from "../../../shared/officer/callSign.ts";
import type { World } from "../../../shared/world/world.ts";

export interface ListedLink {
  id: string;
  name: string;
  settings: string;
  made: string;
  /** Who revoked it, or how many walls came with it. */
  state: string;
  revoked: boolean;
}

const BEFORE = "sebelum tautan dicatat";
const minute = (at: number) => stampWords(at).replace(/\.\d\d WIB$/, " WIB");

/** desk.28: those that hold by name, then the revoked, the newest first. */
export function listedLinks(
  { link: links, officer }: Pick<World, "link" | "officer">,
  walls: readonly WallStatus[],
): ListedLink[] {
  return [...links.values()]
    .sort(
      (a, b) =>
        Number(a.revoked !== null) - Number(b.revoked !== null) ||
        (b.revoked?.at ?? 0) - (a.revoked?.at ?? 0) ||
        a.name.localeCompare(b.name, "id") ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, name, viewingDistanceM, screenHeightMm, made, revoked }) => {
      const open = walls.filter(({ link }) => link === id).length;
      return {
        id,
        name,
        settings: `${metres(viewingDistanceM)}, ${thousands(screenHeightMm)} mm`,
        made: made ? `${callSign(officer, made.officer)}, ${minute(made.at)}` : BEFORE,
        state: revoked
          ? `dicabut ${callSign(officer, revoked.officer)}, ${minute(revoked.at)}`
          : open > 0
            ? `dipakai ${open} layar di server ini`
            : "tidak terpasang di server ini",
        revoked: revoked !== null,
      };
    });
}

const metres = (m: number) => `${decimals(m, Number.isInteger(m) ? 0 : 1)} m`;
