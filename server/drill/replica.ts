import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { Clock } from "../clock.ts";
import { failWith } from "./failWith.ts";
import { documentAt, type Document } from "./render.ts";
import type { Scenario } from "./scenario.ts";

/** BMKG's HTTP, all its hosts on one port (their paths are distinct), at the clock's time. */
export interface Replica {
  /** Serves as `BMKG_DATA_URL`, `BMKG_INATEWS_URL`, `BMKG_WWW_URL`, `BMKG_SATELLITE_URL` and `BMKG_SHAKEMAP_URL`. */
  url: string;
  /** The last requests that reached it (20,000 at most), oldest first; `at` by the scenario's clock. Status 0: it was never answered. */
  requests: { at: number; path: string; status: number }[];
  stop(): Promise<void>;
}

/** A drill may be left running for days. */
const REQUESTS_KEPT = 20_000;

interface ReplicaParts {
  scenario: Scenario;
  clock: Clock;
  port?: number;
  host?: string;
}

export async function startReplica({ scenario, clock, port = 0, host = "127.0.0.1" }: ReplicaParts): Promise<Replica> {
  const requests: Replica["requests"] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const at = clock.now();
    const path = new URL(request.url ?? "/", "http://replica").pathname;
    // Node would tell the real present; the drill's clock is held against this one (drill.25).
    response.setHeader("Date", new Date(at).toUTCString());
    const record = { at, path, status: 0 };
    if (requests.push(record) > REQUESTS_KEPT) requests.shift();
    answer({ scenario, at, path, request, response });
    if (response.headersSent) record.status = response.statusCode;
    else response.once("finish", () => (record.status = response.statusCode));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
}

function answer({ scenario, at, ...exchange }: Exchange & { scenario: Scenario; at: number }) {
  const { request, response, path } = exchange;
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(exchange, 405, "text/plain", "Method Not Allowed");
  if (!isWelcome(request.headers["user-agent"])) return send(exchange, 403, "text/html", FORBIDDEN_PAGE);
  const fault = scenario.faults.find((one) => one.from <= at && at < one.to && path.startsWith(one.path));
  const found = documentAt(scenario, path, at);
  const well = () => (found ? serve(found, exchange) : absent(exchange));
  if (fault) failWith(fault.fault, found?.body ?? "", response, well);
  else well();
}

/** drill.5, as measured in August 2026: no name, Python's own and a bare `Mozilla/5.0` are refused; anything that says more passes. */
function isWelcome(userAgent = ""): boolean {
  return userAgent.trim() !== "" && userAgent !== "Mozilla/5.0" && !userAgent.startsWith("Python-urllib");
}

/** drill.3: the bucket tells Last-Modified, www tells an ETag; of data.bmkg.go.id no header was recorded, so it tells nothing. */
function serve(found: Document, exchange: Exchange) {
  const { request, response, path } = exchange;
  if (path.startsWith("/DataMKG/")) return send(exchange, 200, found.type, found.body);
  if (path.startsWith("/alerts/")) {
    const etag = `W/"${createHash("sha1").update(found.body).digest("hex").slice(0, 16)}"`;
    response.setHeader("ETag", etag);
    if (request.headers["if-none-match"] === etag) return unchanged(response);
  } else {
    const modified = Math.floor(found.changedAt / 1000) * 1000;
    response.setHeader("Last-Modified", new Date(modified).toUTCString());
    const since = Date.parse(request.headers["if-modified-since"] ?? "");
    if (modified <= since) return unchanged(response);
  }
  send(exchange, 200, found.type, found.body);
}

function unchanged(response: ServerResponse) {
  response.writeHead(304).end();
}

/** drill.6: each host says "not here" in its own way; Google's bucket says 403. */
function absent(exchange: Exchange) {
  const { path } = exchange;
  if (path.startsWith("/DataMKG/") || path.startsWith("/alerts/")) send(exchange, 404, "text/html", NOT_FOUND_PAGE);
  else send(exchange, 403, "application/xml; charset=UTF-8", NO_OBJECT);
}

function send({ request, response }: Exchange, status: number, type: string, text: string) {
  const gzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = gzip ? gzipSync(text) : Buffer.from(text);
  if (gzip) response.setHeader("Content-Encoding", "gzip");
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": body.length,
    "Access-Control-Allow-Origin": "*",
    Vary: "Accept-Encoding",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

const FORBIDDEN_PAGE = "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>";
const NOT_FOUND_PAGE = "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>";
const NO_OBJECT =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code><Message>Access denied.</Message><Details>Anonymous caller does not have storage.objects.get access to the Google Cloud Storage object.</Details></Error>";
