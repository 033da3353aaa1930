import { Whole, type ScopeName, type Update } from "../../shared/wire/protocol.ts";

interface Question {
  /** The server's address; its own page's when it begins with a slash. */
  url: string;
  scopes: readonly ScopeName[];
  /** Who asks, beside the cookie. */
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** wire.26: these scopes as their files tell them, and the earliest mark of any: what came since is told on the socket. Rejects with words for the screen. */
export async function fetchWhole({ url, scopes, headers, signal }: Question): Promise<Update> {
  const wholes = await Promise.all(
    scopes.map(async (scope) => {
      const response = await fetch(`${url.replace(/\/$/, "")}/world/${scope}`, {
        headers,
        cache: "no-cache",
        signal,
      });
      if (!response.ok) throw new Error(`Server menolak data ${scope}: HTTP ${response.status}`);
      return Whole.parse(await response.json());
    }),
  );
  const [first, ...others] = wholes.map(({ to }) => to);
  // Two nodes of two journals answered, in the moment of a restore.
  if (!first || others.some(({ epoch }) => epoch !== first.epoch))
    throw new Error("Data server tidak dari satu jurnal");
  const to = { ...first, seq: Math.min(...wholes.map(({ to: { seq } }) => seq)) };
  return { whole: true, to, changes: wholes.flatMap(({ changes }) => changes) };
}
