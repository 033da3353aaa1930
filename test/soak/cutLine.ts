import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The line between a wall and its server, in our hands. */
export interface CutLine {
  url: string;
  /** Tears every connection, and every new one for so long (real ms). */
  cut(forMs: number): void;
  stop(): Promise<void>;
}

export async function startCutLine(to: string): Promise<CutLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let tornUntilMs = 0;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // A torn connection is what this line is for.
    socket.on("error", () => socket.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    if (performance.now() < tornUntilMs) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    keep(far);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(forMs) {
      tornUntilMs = performance.now() + forMs;
      for (const socket of open) socket.destroy();
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}
