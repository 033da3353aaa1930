import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { PROTOCOL } from "../../shared/wire/protocol.ts";
import { median } from "./bench.ts";

/**
 * A process of walls without a picture that come one after another as if each had just loaded its page: knock, fetch what is told, stand, stay.
 * IPC: {"ready"}, then on any message it begins, and tells at the end how many stand, how much they read and how long it took them.
 */
const [url = "", count = "0", overMs = "0"] = process.argv.slice(2);
const knock = { protocol: PROTOCOL, audience: "wall", since: null, screen: "bench-screen" };
let bytes = 0;
let failed = 0;
const tookMs: number[] = [];

async function wall(): Promise<void> {
  const startedAt = performance.now();
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith("0")) socket.send(`40${JSON.stringify(knock)}`);
      else if (text === "2") socket.send("3");
      else if (text.startsWith('42["fetch"'))
        fetchAll((JSON.parse(text.slice(2)) as ["fetch", string[]])[1]).then(
          (mark) => socket.send(`42${JSON.stringify(["stand", mark])}`),
          reject,
        );
      else if (text.startsWith('42["update"')) resolve();
    });
  });
  tookMs.push(performance.now() - startedAt);
}

/** Not read as JSON, which would keep this process and not the server from going on: the mark stands at the beginning. */
async function fetchAll(scopes: readonly string[]): Promise<unknown> {
  const texts = await Promise.all(scopes.map(async (scope) => (await fetch(`${url}/world/${scope}`)).text()));
  bytes += texts.reduce((sum, { length }) => sum + length, 0);
  const marks = texts
    .map((text) => /^\{"to":(\{[^}]*\})/.exec(text)?.[1] ?? "null")
    .map((text) => JSON.parse(text) as { seq: number });
  return marks.sort((a, b) => a.seq - b.seq)[0];
}

process.once("message", () => void begin());
process.send?.({ ready: true });

async function begin(): Promise<void> {
  const all = Array.from({ length: Number(count) }, async (_, n) => {
    await sleep((n * Number(overMs)) / Number(count));
    await wall().catch(() => (failed += 1));
  });
  await Promise.all(all);
  process.send?.({ loaded: tookMs.length, failed, megabytes: bytes / 1e6, medianMs: median(tookMs) });
}
