import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { needsAnswer } from "../../shared/alert/needsAnswer.ts";
import {
  PROTOCOL,
  type Knock,
  type ScreenToServer,
  type ServerToScreen,
  type WallReport,
} from "../../shared/wire/protocol.ts";
import { EMPTY_WORLD, withChanges, type World } from "../../shared/world/world.ts";
import { firstLogin } from "../make/firstLogin.ts";
import { fetches } from "../realtime/fetches.ts";

export interface HeardReport {
  /** Server time at which it came. */
  at: number;
  report: WallReport;
}

/** A desk without a picture: hears what walls report, answers alerts, and knows what time it is in the drill. */
export async function openDesk(url: string, officer: { name: string; code: string } | undefined) {
  if (!officer) throw new Error("The drill has no officer.");
  const cookie = await firstLogin(url, officer);
  const knock: Knock = { protocol: PROTOCOL, audience: "desk", since: null, wall: null, screen: "soak-desk" };
  const socket: Socket<ServerToScreen, ScreenToServer> = io(url, {
    auth: knock,
    extraHeaders: { cookie },
    transports: ["websocket"],
  });
  let world: World = EMPTY_WORLD;
  /** Server ms at real 0; the quickest message tells it best. */
  let epochMs = Number.NEGATIVE_INFINITY;
  let rate = 1;
  const reports: HeardReport[] = [];
  const hear = (told: { serverAt: number; rate: number }) => {
    rate = told.rate;
    epochMs = Math.max(epochMs, told.serverAt - Date.now() * rate);
  };
  socket.on("beat", hear);
  fetches(socket, { url, cookie, hear: ({ changes }) => (world = withChanges(EMPTY_WORLD, changes)) });
  socket.on("update", ({ changes }) => (world = withChanges(world, changes)));
  socket.on("walls", (walls) => {
    for (const { report, lastReportAt } of walls)
      if (report && lastReportAt !== null && !reports.some(({ at }) => at === lastReportAt))
        reports.push({ at: lastReportAt, report });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("hello", (hello) => {
      hear(hello);
      resolve();
    });
    socket.once("connect_error", reject);
  });
  return {
    /** Of every wall, oldest first. */
    reports,
    /** Real (epoch) ms → the drill's time. */
    timeOf: (realMs: number) => epochMs + realMs * rate,
    /** Answers every alert that waits. */
    async answerAll() {
      for (const { id } of [...world.alert.values()].filter((alert) => needsAnswer(world, alert))) {
        const command = { name: "incident:answer", id: randomUUID(), hazardId: id } as const;
        const reply = await socket.emitWithAck("command", command);
        if ("error" in reply) throw new Error(reply.error);
      }
    },
    stop: () => void socket.close(),
  };
}
