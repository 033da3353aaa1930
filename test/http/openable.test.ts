import { createServer } from "node:net";
import { expect, test } from "vitest";
import { openable } from "../../server/http/openable.ts";

test.each([
  ["0.0.0.0", "0.0.0.0", "http://localhost:8080"],
  ["::", "::", "http://localhost:8080"],
  ["0::0", "::", "http://localhost:8080"],
  ["::1", "::1", "http://[::1]:8080"],
  ["fe80::4%eth0", "fe80::4", "http://[fe80::4%25eth0]:8080"],
  ["10.0.0.4", "10.0.0.4", "http://10.0.0.4:8080"],
  ["sigap.example", "10.0.0.4", "http://sigap.example:8080"],
])("start.4 a server on %s is opened by an address of its own", (host, address, url) => {
  expect(openable(host, { address, port: 8080 })).toBe(url);
});

test.each(["0.0.0.0", "::", "::1", "127.0.0.1", "localhost"])(
  "start.4 what is told of %s is answered",
  async (host) => {
    const server = createServer((socket) =>
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
    );
    await new Promise<void>((done) => server.listen(0, host, done));
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("no port");
    expect((await fetch(openable(host, bound))).status).toBe(200);
    server.close();
  },
);
