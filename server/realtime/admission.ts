import type { Socket } from "socket.io";
import { Knock, PROTOCOL, type Hello, type ScreenToServer, type ServerToScreen } from "../../shared/wire/protocol.ts";
import { callerOf, type Caller } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import type { WallLinks, WallRead } from "../access/wallLink.ts";
import type { Who } from "./scopes.ts";
import { createSeats, type SeatLimits } from "./seats.ts";

export type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** What is known of a screen for as long as its socket is open. */
export interface Screen extends Pick<Hello, "wall" | "wallTrouble"> {
  caller: Caller;
  who: Who;
  /** The id of the link that it came with. */
  link: WallRead["link"];
}

export interface AdmissionParts {
  /** May the bearer of this cookie header sit at the desk, now? */
  isDesk(cookie: string | undefined, secure: boolean): boolean;
  links: WallLinks;
  /** Which proxies may tell whose screen it is. */
  trusts: Trusts;
  limits: SeatLimits;
}

/** Of a screen that has to load its page anew to come in. */
export const SESSION_OVER = "desk session is over";

/** Who may sit down, where, and for how long (wire.21, access.5). */
export function createAdmission({ isDesk, links, trusts, limits }: AdmissionParts, giveWay: (id: string) => void) {
  const seats = createSeats(limits, giveWay);
  const screens = new WeakMap<ScreenSocket, Screen>();
  const callerOfSocket = ({ handshake: { headers, address } }: ScreenSocket) =>
    callerOf({ headers, peer: address }, trusts);
  const isOfficer = (socket: ScreenSocket) => isDesk(socket.handshake.headers.cookie, callerOfSocket(socket).secure);
  const guest = ({ caller, who }: Screen) => ({ address: caller.address, stranger: who === "stranger" });

  /** Who knocks, or why it has to load its page anew. */
  function read(socket: ScreenSocket): { knock: Knock; screen: Screen } | { reload: string } {
    const knock = Knock.safeParse(socket.handshake.auth);
    if (!knock.success || knock.data.protocol !== PROTOCOL) return { reload: `server speaks protocol ${PROTOCOL}` };
    const { audience, wall: token } = knock.data;
    if (audience === "desk" && !isOfficer(socket)) return { reload: SESSION_OVER };
    const { wall, trouble, link } = links.read(token);
    const who = audience === "wall" && link === null ? "stranger" : audience;
    return { knock: knock.data, screen: { who, caller: callerOfSocket(socket), wall, wallTrouble: trouble, link } };
  }

  /** Sits down, or goes: what is to be told to it then stands there, if anything. */
  function enter(socket: ScreenSocket): { knock: Knock; screen: Screen } | { reload: string | null } {
    const asked = read(socket);
    if ("reload" in asked) return asked;
    if (!seats.sit(socket.id, guest(asked.screen))) return { reload: null };
    socket.once("disconnect", () => seats.leave(socket.id));
    screens.set(socket, asked.screen);
    return asked;
  }

  return {
    /** Why there is no seat, in words for that screen; null when there is one, or when it has to load its page anew. */
    refusal(socket: ScreenSocket): string | null {
      const asked = read(socket);
      return "reload" in asked ? null : seats.refusal(guest(asked.screen));
    },
    enter,
    screenOf: (socket: ScreenSocket): Screen | undefined => screens.get(socket),
    /** desk.2: whether it sits at the desk by a session that is over. */
    isOver: (socket: ScreenSocket): boolean => screens.get(socket)?.who === "desk" && !isOfficer(socket),
  };
}
