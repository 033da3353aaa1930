import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { createServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";

interface Certificate {
  key: string;
  cert: string;
}

/** Of this machine's own, for an hour; null where there is no openssl to make it. */
export function makeCertificate(folder: string): Certificate | null {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const { status } = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "1", "-subj", "/CN=127.0.0.1"],
    { stdio: "ignore" },
  ); // prettier-ignore
  return status === 0 ? { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") } : null;
}

/** What stands before a server that is deployed: it speaks TLS, and tells the server for whom. */
export async function startTlsProxy(plain: string, certificate: Certificate) {
  const { hostname, port } = new URL(plain);
  const told = ({ headers, socket }: IncomingMessage): IncomingHttpHeaders => ({
    ...headers,
    "x-forwarded-proto": "https",
    "x-forwarded-for": socket.remoteAddress,
  });
  const proxy = createServer(certificate, (asked, answered) => {
    const { method, url: path } = asked;
    const passed = request({ hostname, port, method, path, headers: told(asked) }, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
    });
    passed.on("error", () => answered.destroy());
    asked.pipe(passed);
  });
  proxy.on("upgrade", (asked: IncomingMessage, socket, head) => {
    const passed = connect(Number(port), hostname, () => {
      const lines = Object.entries(told(asked)).map(([name, value]) => `${name}: ${String(value)}`);
      passed.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      passed.write(head);
      passed.pipe(socket).pipe(passed);
    });
    for (const line of [passed, socket]) line.on("error", () => [passed, socket].forEach((each) => each.destroy()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async stop() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
