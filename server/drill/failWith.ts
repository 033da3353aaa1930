import type { ServerResponse } from "node:http";
import type { FaultKind } from "./scenario.ts";

/** How late a `slow` answer is, in real time: long enough to be seen, short of any sensible time-out. */
const SLOW_MS = 150;

/** drill.8: answers (or doesn't) the way BMKG's servers have been seen to fail. `well` gives the right answer. */
export function failWith(fault: FaultKind, body: string, response: ServerResponse, well: () => void): void {
  const half = Buffer.from(body).subarray(0, Math.floor(Buffer.byteLength(body) / 2));
  switch (fault) {
    case "html":
      return reply(response, 200, "text/html", OUTAGE_PAGE);
    case "403":
      return reply(response, 403, "text/html", OUTAGE_PAGE);
    case "429":
      return reply(response, 429, "text/plain", "Too Many Requests");
    case "500":
      return reply(response, 500, "text/html", OUTAGE_PAGE);
    case "503":
      return reply(response, 503, "text/html", OUTAGE_PAGE);
    case "truncated":
      return reply(response, 200, "application/json", half);
    case "cut":
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) + 1 });
      response.write(half.length > 0 ? half : " ", () => response.destroy());
      return;
    case "stall":
      return;
    case "stalled-body":
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) + 1 });
      response.write(" ");
      return;
    case "reset":
      response.destroy();
      return;
    case "redirect":
      response.writeHead(302, { Location: "https://portal.example/login" }).end();
      return;
    case "slow":
      setTimeout(well, SLOW_MS);
      return;
    case "empty":
      return reply(response, 200, "application/json", "");
    case "other-shape":
      return reply(response, 200, "application/json", '{"status":"maintenance","data":[]}');
  }
}

function reply(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) }).end(body);
}

const OUTAGE_PAGE =
  "<!DOCTYPE html>\n<html><head><title>Sedang dalam perbaikan</title></head><body><h1>Layanan sedang dalam perbaikan</h1></body></html>";
