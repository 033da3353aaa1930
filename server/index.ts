import { join } from "node:path";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { feeds } from "./feeds/index.ts";
import { consoleLog as log, reasonOf } from "./log.ts";

/** The live instance. Stops with a sentence when a setting or a file won't do. */
let app: Awaited<ReturnType<typeof createApp>> | null = null;
let stopping = false;

/** Once in order; whoever asks again doesn't want to wait. */
function stop(exitCode: number): void {
  if (stopping || app === null) process.exit(stopping ? 1 : exitCode);
  stopping = true;
  void app.stop().then(() => process.exit(exitCode));
}

try {
  const config = readConfig(process.env);
  app = await createApp({
    config,
    clock: systemClock,
    log,
    feeds,
    random: Math.random,
    drill: null,
    distDir: join(import.meta.dirname, "../dist/client"),
    // form.5: the log has told why; whoever starts it again hears it from the start.
    onHalt: () => stop(1),
  });
  const { url } = await app.start();
  log("info", "Sigap is up", { wall: `${url}/wall`, desk: `${url}/desk`, public: `${url}/` });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (!stopping) log("info", "stopping", { signal });
      stop(0);
    });
} catch (error) {
  console.error(reasonOf(error));
  process.exit(1);
}
