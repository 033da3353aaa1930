import type { Socket } from "socket.io-client";
import { fetchWhole } from "../../client/lib/fetchWhole.ts";
import { WALL_HEADER, type ScopeName, type Update } from "../../shared/wire/protocol.ts";

interface Parts {
  url: string;
  cookie?: string | undefined;
  /** The token of a wall's link. */
  wall?: string | null | undefined;
  hear(whole: Update): void;
  failed?(error: unknown): void;
}

/** As a screen's page does: fetches what it is told to, and says where it stands then. */
export function fetches(socket: Socket, { url, cookie, wall, hear, failed = () => undefined }: Parts): void {
  let gone = new AbortController();
  socket.on("disconnect", () => gone.abort());
  socket.on("fetch", (scopes: readonly ScopeName[]) => {
    gone = new AbortController();
    const { signal } = gone;
    const headers = { ...(wall && { [WALL_HEADER]: wall }), ...(cookie && { cookie }) };
    fetchWhole({ url, scopes, headers, signal }).then((whole) => {
      if (signal.aborted) return;
      hear(whole);
      socket.emit("stand", whole.to);
    }, failed);
  });
}
