import { Worker } from "node:worker_threads";
import type { Solution, Weighed } from "./tell.ts";

/** What a thread is given. */
export interface Job {
  solutions: readonly Solution[];
  threshold: number | null;
  mapPack: string | undefined;
}

/** Two cores are what the project is measured on; a stretch begins with an empty world, which costs no more than the aftershocks of its first quakes their main event. */
const THREADS = 2;

/** In order, each stretch on a thread of its own. */
export async function weighed({ solutions, ...rest }: Job): Promise<Weighed[]> {
  const size = Math.ceil(solutions.length / THREADS);
  const stretches = Array.from({ length: THREADS }, (_, i) => solutions.slice(i * size, (i + 1) * size));
  return (await Promise.all(stretches.map((stretch) => onThread({ ...rest, solutions: stretch })))).flat();
}

function onThread(job: Job): Promise<Weighed[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
    worker.once("message", (told: Weighed[]) => resolve(told));
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code !== 0) reject(new Error(`a thread of the backtest ended with ${code}.`));
    });
  });
}
