import { fork, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import type { Alert } from "../../shared/record/alert.ts";
import { startHub } from "../realtime/screens.ts";
import { median, quantile, type Finding } from "./bench.ts";
import { alert } from "../make/alert.ts";

const ROUNDS = 15;
const WARM_UP = 3;
const PROCESSES = 2;

/** One entry of about 2 kB to all screens: until the last has it, beside a bare `ws` server that sends as many bytes. */
export async function bench(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const screens of [1000, 10_000]) {
    const bare = await throughWs(screens);
    const ours = await throughHub(screens);
    findings.push({
      name: `Fan-out of a 2 kB entry to ${screens.toLocaleString("en")} sockets, until the last one has it`,
      figures: {
        "hub, median ms": median(ours),
        "hub, p90 ms": quantile(ours, 0.9),
        "bare ws, median ms": median(bare),
        "bare ws, p90 ms": quantile(bare, 0.9),
        "ratio hub / ws (medians)": median(ours) / median(bare),
      },
    });
  }
  return findings;
}

const now = () => performance.timeOrigin + performance.now();

async function throughHub(screens: number): Promise<number[]> {
  const hub = await startHub();
  const crowd = await gather(hub.url.replace("http", "ws"), screens, "hub");
  const times = await crowd.rounds(async (round) => {
    // From before the append, which the bare server does not do.
    const sentAt = now();
    await hub.store.commit(() => ({
      at: round,
      by: "bench",
      why: "",
      changes: [{ op: "put", record: entryOf2kB(round) }],
    }));
    return sentAt;
  });
  crowd.disperse();
  await hub.stop();
  return times;
}

async function throughWs(screens: number): Promise<number[]> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const crowd = await gather(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, screens, "ws");
  const times = await crowd.rounds((round) => {
    const text = `42${JSON.stringify(["update", { whole: false, to: { epoch: "x", seq: round }, changes: [{ op: "put", record: entryOf2kB(round) }] }])}`;
    const sentAt = now();
    server.clients.forEach((client: WebSocket) => client.send(text));
    return Promise.resolve(sentAt);
  });
  crowd.disperse();
  server.close();
  http.close();
  return times;
}

/** Starts the screens and returns what sends to them, round after round. */
async function gather(url: string, screens: number, kind: "ws" | "hub") {
  const children = Array.from({ length: PROCESSES }, () =>
    fork(join(import.meta.dirname, "fanoutClients.ts"), [url, String(screens / PROCESSES), kind], { stdio: "inherit" }),
  );
  await Promise.all(children.map((child) => heard(child, "open")));
  return {
    async rounds(send: (round: number) => Promise<number>): Promise<number[]> {
      const times: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const lasts = children.map((child) => heard(child, "lastAt"));
        const sentAt = await send(round);
        const lastAt = Math.max(...(await Promise.all(lasts)));
        if (round >= WARM_UP) times.push(lastAt - sentAt);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return times;
    },
    disperse: () => children.forEach((child) => child.kill("SIGKILL")),
  };
}

function heard(child: ChildProcess, key: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const listen = (message: Record<string, number | string>) => {
      if ("error" in message) reject(new Error(String(message["error"])));
      if (!(key in message)) return;
      child.off("message", listen as (message: unknown) => void);
      resolve(Number(message[key]));
    };
    child.on("message", listen as (message: unknown) => void);
  });
}

function entryOf2kB(round: number): Alert {
  const reason = (_: unknown, n: number) =>
    `perkiraan 1,2 juta orang di MMI VI ke atas, alasan nomor ${n}, putaran ${round}`;
  return alert({ id: `bench-${round % 10}`, reasons: Array.from({ length: 24 }, reason), raisedAt: round });
}
