import type { IncomingMessage } from "node:http";
import type { Socket } from "socket.io";
import { callerOf, neighbourhood } from "../access/caller.ts";
import type { IsOurs } from "../access/ownPages.ts";
import type { Trusts } from "../access/trust.ts";
import type { SeatLimits } from "./seats.ts";

interface DoorParts {
  isOurs: IsOurs;
  trusts: Trusts;
  limits: SeatLimits;
}

/** So many more than there are seats may stand in the door: who knocks with a link is known only after it came in. */
const STANDING = 2;

/** What a socket is asked before anything is known of its screen: whose page opens it (access.3), and how many stand there (wire.21). */
export function createDoor({ isOurs, trusts, limits }: DoorParts) {
  const lines = new Map<string, number>();
  let all = 0;
  const nearOf = ({ headers, socket }: IncomingMessage) =>
    neighbourhood(callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts).address);

  return {
    opens(request: IncomingMessage): boolean {
      const { headers, socket } = request;
      return (
        isOurs({ headers, peer: socket.remoteAddress ?? "" }) &&
        all < STANDING * limits.SCREENS &&
        (lines.get(nearOf(request)) ?? 0) < STANDING * limits.SCREENS_PER_ADDRESS
      );
    },
    came(line: Socket["conn"]): void {
      const near = nearOf(line.request);
      const change = (by: 1 | -1) => {
        const left = (lines.get(near) ?? 0) + by;
        if (left > 0) lines.set(near, left);
        else lines.delete(near);
        all += by;
      };
      change(1);
      line.once("close", () => change(-1));
    },
  };
}
