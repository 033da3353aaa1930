import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const children = new Set<ChildProcess>();

/** For afterwards: a failed test leaves nobody behind. */
export function killAll() {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
}

/** Starts `appender.ts`; `said` grows by whole lines as the child says them. */
export function run(place: string, name: string, what: "append" | "share" | "lead" | "lay") {
  const path = fileURLToPath(new URL("appender.ts", import.meta.url));
  const child = spawn(process.execPath, [path, place, name, what], { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  const said: string[] = [];
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    said.push(...lines);
  });
  const errors: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  const kill = async () => {
    child.kill("SIGKILL");
    if (!child.stdout.closed) await once(child, "close");
    children.delete(child);
    if (errors.length) throw new Error(errors.join(""));
  };
  return { child, said, kill };
}
