import { createWallLinks } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { openScreen } from "../realtime/screens.ts";
import { DESK_SECRET, type Besieged, type Bodies, type HostileBmkg } from "./besieged.ts";
import { gempa, one } from "./quakes.ts";

const AUTOGEMPA = "/DataMKG/TEWS/autogempa.json";

/** A wall with a link of the desk's, as it hangs in the command centre. */
export function openWall({ url }: Besieged) {
  return openScreen(url, {
    wall: createWallLinks(DESK_SECRET, () => null).sign({ ...DEFAULT_WALL, name: "Lobi" }, "one"),
    screen: "screen-lobi",
  });
}

/**
 * The one true alarm: `autogempa` tells it from now on, beside whatever else is served. Resolves with the ms from BMKG's answer until the
 * wall heard of it; infinite when it does not within `patienceMs`.
 */
export async function alarm(
  bmkg: HostileBmkg,
  wall: ReturnType<typeof openWall>,
  beside: Bodies = () => null,
  patienceMs = 60_000,
): Promise<number> {
  const record = gempa({ Magnitude: "5.9", Dirasakan: "V Cianjur" }, 3);
  let servedAt = Infinity;
  bmkg.say((path) => {
    if (path !== AUTOGEMPA) return beside(path);
    servedAt = Math.min(servedAt, performance.now());
    return one(record);
  });
  const heard = new Promise<number>((resolve) => {
    const timer = setTimeout(resolve, patienceMs, Infinity);
    const look = () => {
      const isThere = [...wall.world().hazard.values()].some(
        (hazard) => hazard.kind === "earthquake" && hazard.versions.some(({ magnitude }) => magnitude === 5.9),
      );
      if (!isThere) return;
      clearTimeout(timer);
      wall.socket.off("update", look);
      resolve(performance.now() - servedAt);
    };
    wall.socket.on("update", look);
  });
  return heard;
}
