import { parentPort, workerData } from "node:worker_threads";
import { listener, readExposure, rulesWith } from "./tell.ts";
import type { Job } from "./weigh.ts";

/** One stretch of a catalogue on a core of its own. */
const { solutions, threshold, mapPack } = workerData as Job;
parentPort?.postMessage(solutions.map(listener(readExposure(mapPack), rulesWith(threshold))));
