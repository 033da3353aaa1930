import { WebSocket } from "ws";
import { PROTOCOL, type Whole } from "../../shared/wire/protocol.ts";

/**
 * A process full of screens that only listen. Speaks just enough of engine.io to count updates, or plain ws.
 * stdin: nothing; IPC: {"open"} once all are connected, then for each broadcast the time of its last arrival.
 */
const [url = "", count = "0", kind = "ws"] = process.argv.slice(2);
const total = Number(count);
const knock = { protocol: PROTOCOL, audience: "wall", since: null, screen: "bench-screen" };
let open = 0;
let arrived = 0;

const now = () => performance.timeOrigin + performance.now();

function ready() {
  open++;
  if (open === total) process.send?.({ open: total });
}

function arrival() {
  arrived++;
  if (arrived % total === 0) process.send?.({ lastAt: now() });
}

/** Where the world stands, asked once for all: what is measured comes after it. */
let asked: Promise<unknown> | null = null;
function standing(): Promise<unknown> {
  asked ??= fetch(`${url.replace("ws", "http")}/world/public`)
    .then((answer) => answer.json() as Promise<Whole>)
    .then(({ to }) => to);
  return asked;
}

function connect(): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(kind === "ws" ? url : `${url}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    socket.on("error", (error) => process.send?.({ error: String(error) }));
    if (kind === "ws") {
      socket.on("open", () => {
        ready();
        resolve();
      });
      socket.on("message", arrival);
      return;
    }
    let welcomed = false;
    socket.on("message", (data: Buffer) => {
      const type = String.fromCharCode(data[0] ?? 0) + String.fromCharCode(data[1] ?? 0);
      if (type[0] === "0") socket.send(`40${JSON.stringify(knock)}`);
      else if (type[0] === "2") socket.send("3");
      else if (type === "42") {
        const name = data.subarray(3, 10).toString();
        if (name === '"fetch"') void standing().then((mark) => socket.send(`42${JSON.stringify(["stand", mark])}`));
        else if (name === '"update' && welcomed) arrival();
        else if (name === '"beat",' && !welcomed) {
          welcomed = true;
          ready();
          resolve();
        }
      }
    });
  });
}

const AT_ONCE = 100;
for (let from = 0; from < total; from += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, total - from) }, connect));
