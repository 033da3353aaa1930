import { WebSocket } from "ws";
import { alarm, openWall } from "../alarm.ts";
import { pause, type Attack } from "../attack.ts";
import { startBesieged, startHostileBmkg, type Besieged } from "../besieged.ts";
import { PROTOCOL, type Mark, type Whole } from "../../../shared/wire/protocol.ts";
import { openScreen } from "../../realtime/screens.ts";
import { gempa, many } from "../quakes.ts";

/** Screens that nobody hung up. */

const knock = (screen: string, since: Mark | null = null) =>
  `40${JSON.stringify({ protocol: PROTOCOL, audience: "wall", since, screen })}`;

/** From there on the difference is all that there is. */
async function beginning(url: string): Promise<Mark> {
  const { to } = (await (await fetch(`${url}/world/public`)).json()) as Whole;
  return { ...to, seq: 0 };
}

const QUAKES = many(Array.from({ length: 15 }, (_, n) => gempa({ Magnitude: "5.4" }, 40 + 90 * n)));

async function among(what: (house: Besieged) => Promise<() => void>): Promise<number[]> {
  const bmkg = await startHostileBmkg();
  bmkg.say((path) => (path.endsWith("gempaterkini.json") ? QUAKES : null));
  const house = await startBesieged(bmkg);
  const wall = openWall(house);
  try {
    await pause(4000);
    const before = await house.gauge();
    const leave = await what(house);
    const heardMs = await alarm(bmkg, wall, (path) => (path.endsWith("gempaterkini.json") ? QUAKES : null));
    const { heldMs, rssMb } = await house.gauge();
    leave();
    return [heldMs, rssMb - before.rssMb, heardMs];
  } finally {
    wall.close();
    await house.stop();
    await bmkg.stop();
  }
}

const BOUNDS = [
  { what: "loop held, ms", atMost: 300 },
  { what: "memory gained, MB", atMost: 250 },
  { what: "true alarm on the wall, ms", atMost: 1000 },
];

export const attacks: readonly Attack[] = [
  {
    name: "2,000 strangers' walls",
    bounds: BOUNDS,
    run: () =>
      among(async ({ url }) => {
        const strangers: ReturnType<typeof openScreen>[] = [];
        for (let n = 0; n < 2000; n += 1) {
          strangers.push(openScreen(url));
          if (n % 50 === 49) await pause(20);
        }
        await pause(3000);
        return () => {
          for (const stranger of strangers) stranger.close();
        };
      }),
  },
  {
    name: "50 lines that read nothing",
    bounds: BOUNDS,
    run: () =>
      among(async ({ url }) => {
        const since = await beginning(url);
        const deaf = Array.from({ length: 50 }, () => {
          const line = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
          line.on("error", () => undefined);
          line.on("open", () => {
            line.send(knock("deaf-deaf", since));
            line.pause();
          });
          return line;
        });
        await pause(3000);
        return () => {
          for (const line of deaf) line.terminate();
        };
      }),
  },
  {
    name: "4,320 malformed packets",
    bounds: BOUNDS,
    run: () =>
      among(async ({ url }) => {
        const bits = ["4", "40", "42", '42["command"]', '42["command",{}]', '420["command",null]', '42["report",{"seq":1e999}]', `42["report","${"x".repeat(15_000)}"]`, '45-["x",{"_placeholder":true,"num":0}]', "\u0000", "6", "3", '42["__proto__",{}]', '42["stand"]', '42["stand",{"epoch":"x","seq":-1}]'];
        const lines: WebSocket[] = [];
        for (let n = 0; n < 4320; n += 15) {
          const line = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
          line.on("error", () => undefined);
          line.on("open", () => {
            line.send(knock("packets-packets"));
            for (const bit of bits) line.send(bit);
          });
          lines.push(line);
          if (lines.length % 16 === 0) await pause(30);
        }
        await pause(2000);
        return () => {
          for (const line of lines) line.terminate();
        };
      }),
  }, // prettier-ignore
  {
    name: "50 logins a second for thirty seconds, by as many names and from as many addresses",
    bounds: [
      { what: "loop held, ms", atMost: 300 },
      { what: "memory gained, MB", atMost: 150 },
      { what: "true alarm on the wall, ms", atMost: 1000 },
    ],
    run: () =>
      among(async ({ url }) => {
        const end = performance.now() + 30_000;
        const tries: Promise<unknown>[] = [];
        for (let n = 0; performance.now() < end; n += 1) {
          const body = new URLSearchParams({ name: `nama ${n}`, secret: "salah-salah-salah" });
          // As a proxy of this machine tells it.
          const headers = { "x-forwarded-for": `10.${n % 200}.${Math.floor(n / 200)}.1` };
          tries.push(
            fetch(`${url}/desk/login`, { method: "POST", body, headers, redirect: "manual" }).catch(() => undefined),
          );
          await pause(20);
        }
        await Promise.all(tries);
        return () => undefined;
      }),
  },
];
