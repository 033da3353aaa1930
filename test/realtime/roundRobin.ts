import { createServer, request } from "node:http";
import { connect, type AddressInfo } from "node:net";

/** A balancer without affinity: each request, and each web socket, goes to the next node in turn. */
export async function startRoundRobin(nodes: readonly string[]) {
  const targets = nodes.map((url) => new URL(url));
  const asked: string[] = [];
  let turn = 0;
  const next = (what: string) => {
    asked.push(what);
    const target = targets[turn++ % targets.length];
    if (!target) throw new Error("no node");
    return { host: target.hostname, port: Number(target.port) };
  };
  const balancer = createServer((req, res) => {
    const onward = request(
      { ...next("request"), method: req.method, path: req.url, headers: req.headers },
      (answer) => void answer.pipe(res.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    onward.on("error", () => res.writeHead(502).end());
    req.pipe(onward);
  });
  let refusing = false;
  balancer.on("upgrade", (req, socket, head) => {
    if (refusing) {
      socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
      return;
    }
    const onward = connect(next("web socket"), () => {
      const headers = Object.entries(req.headers).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write([`GET ${req.url ?? "/"} HTTP/1.1`, ...headers, "", ""].join("\r\n"));
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const line of [onward, socket]) line.on("error", () => [onward, socket].forEach((each) => each.destroy()));
  });
  await new Promise<void>((done) => balancer.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    asked,
    /** As a proxy that was not told of them. */
    refuseWebSockets: () => void (refusing = true),
    stop() {
      balancer.closeAllConnections();
      balancer.close();
    },
  };
}
