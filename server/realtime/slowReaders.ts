import type { Socket } from "socket.io";

type Line = Socket["conn"];

/**
 * wire.22: which screens had something unread at every look for so long. A screen may answer every ping and read nothing; what it
 * is owed grows with each entry. One that reads slowly but reads has an empty line between two messages.
 */
export function createSlowReaders(unreadForMs: number, steadyMs: () => number) {
  const unreadSince = new WeakMap<Line, number>();
  /** To be asked before anything new is sent: what was sent a moment ago is unread on every line. */
  return (line: Line): boolean => {
    if (line.transport.writable) {
      unreadSince.delete(line);
      return false;
    }
    const since = unreadSince.get(line) ?? steadyMs();
    unreadSince.set(line, since);
    return steadyMs() - since >= unreadForMs;
  };
}
