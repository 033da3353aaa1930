import { join } from "node:path";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { feeds } from "./feeds/index.ts";
import { consoleLog as log, reasonOf } from "./log.ts";

/** The live instance. Stops with a sentence when a setting or a file won't do. */
try {
  const config = readConfig(process.env);
  const app = await createApp({
    config,
    clock: systemClock,
    log,
    feeds,
    random: Math.random,
    drill: null,
    distDir: join(import.meta.dirname, "../dist/client"),
  });
  const { url } = await app.start();
  log("info", "Sigap is up", { wall: `${url}/wall`, desk: `${url}/desk`, public: `${url}/` });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      log("info", "stopping", { signal });
      void app.stop().then(() => process.exit(0));
    });
} catch (error) {
  console.error(reasonOf(error));
  process.exit(1);
}
