import type { Socket } from "socket.io";
import { Knock, PROTOCOL, type Hello, type ScreenToServer, type ServerToScreen } from "../../shared/wire/protocol.ts";
import type { Access } from "../access/access.ts";
import type { Sitting } from "../access/sitting.ts";
import { callerOf, type Caller } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import type { WallLinks, WallRead } from "../access/wallLink.ts";
import { lookerOf, type Looker } from "./scopes.ts";
import { createSeats, type SeatLimits } from "./seats.ts";

export type ScreenSocket = Socket<ScreenToServer, ServerToScreen>;

/** What is known of a screen for as long as its socket is open. */
export interface Screen extends Pick<Hello, "wall" | "wallTrouble"> {
  caller: Caller;
  who: Looker;
  /** Null of a wall. */
  sitting: Sitting | null;
  /** The id of the link that it came with. */
  link: WallRead["link"];
}

export interface AdmissionParts {
  access: Pick<Access, "whoSits">;
  links: WallLinks;
  /** Which proxies may tell whose screen it is. */
  trusts: Trusts;
  limits: SeatLimits;
}

/** Of a screen that has to load its page anew to come in. */
export const SESSION_OVER = "desk session is over";

type Asked = { knock: Knock; screen: Screen } | { reload: string };

/** Who may sit down, where, and for how long (wire.21, access.5). */
export function createAdmission({ access, links, trusts, limits }: AdmissionParts, giveWay: (id: string) => void) {
  const seats = createSeats(limits, giveWay);
  const knocks = new WeakMap<ScreenSocket, Asked>();
  const screens = new WeakMap<ScreenSocket, Screen>();
  const callerOfSocket = ({ handshake: { headers, address } }: ScreenSocket) =>
    callerOf({ headers, peer: address }, trusts);
  const whoSits = (socket: ScreenSocket) =>
    access.whoSits(socket.handshake.headers.cookie, callerOfSocket(socket).secure);
  const guest = ({ caller, who }: Screen) => ({ address: caller.address, stranger: who === "stranger" });

  /** Who knocks, or why it has to load its page anew. */
  async function read(socket: ScreenSocket): Promise<Asked> {
    const knock = Knock.safeParse(socket.handshake.auth);
    if (!knock.success || knock.data.protocol !== PROTOCOL) return { reload: `server speaks protocol ${PROTOCOL}` };
    const { audience, wall: token } = knock.data;
    const sitting = audience === "desk" ? await whoSits(socket) : null;
    if (audience === "desk" && sitting === null) return { reload: SESSION_OVER };
    const { wall, trouble, link } = links.read(token);
    const who = lookerOf(audience, { role: sitting?.role ?? null, linked: link !== null });
    return {
      knock: knock.data,
      screen: { who, sitting, caller: callerOfSocket(socket), wall, wallTrouble: trouble, link },
    };
  }

  return {
    /** Why there is no seat, in words for that screen; null when there is one, or when it has to load its page anew. Comes before `enter`. */
    async refusal(socket: ScreenSocket): Promise<string | null> {
      const asked = await read(socket);
      knocks.set(socket, asked);
      return "reload" in asked ? null : seats.refusal(guest(asked.screen));
    },
    /** Sits down, or goes: what is to be told to it then stands there, if anything. */
    enter(socket: ScreenSocket): { knock: Knock; screen: Screen } | { reload: string | null } {
      const asked = knocks.get(socket) ?? { reload: null };
      if ("reload" in asked) return asked;
      if (!seats.sit(socket.id, guest(asked.screen))) return { reload: null };
      socket.once("disconnect", () => seats.leave(socket.id));
      screens.set(socket, asked.screen);
      return asked;
    },
    screenOf: (socket: ScreenSocket): Screen | undefined => screens.get(socket),
    /** desk.2: who sits at this desk now; null when its session is over, or another's by now. */
    async sittingAt(socket: ScreenSocket): Promise<Sitting | null> {
      const before = screens.get(socket)?.sitting ?? null;
      const now = before && (await whoSits(socket));
      return now?.session === before?.session && now?.role === before?.role ? now : null;
    },
  };
}
