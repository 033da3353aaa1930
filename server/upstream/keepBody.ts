import { createHash } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FeedId } from "../../shared/record/bulletin.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import { shortReason } from "./plainText.ts";

/** feed.18: keeps a body that couldn't be read, or not in full, with its reason. Never throws: a full disk must not stop the poller. */
export type KeepBody = (feed: FeedId | "shakemap", reason: string, body: string) => Promise<void>;

interface KeepBodyParts {
  /** `DATA_DIR/unreadable`; each feed has a folder in it. */
  directory: string;
  clock: Clock;
  log: Log;
  /** Per feed; the oldest go first. */
  maxFiles?: number;
  maxBytes?: number;
  /** A longer body is cut. */
  maxBodyBytes?: number;
}

const MEGABYTE = 1_000_000;

export function createKeepBody(parts: KeepBodyParts): KeepBody {
  return async (feed, whole, body) => {
    const reason = shortReason(whole);
    try {
      await keep(parts, feed, reason, body);
    } catch (error) {
      parts.log("warn", "an unreadable body could not be kept", { feed, reason, error: reasonOf(error) });
    }
  };
}

async function keep(
  { directory, clock, log, ...limits }: KeepBodyParts,
  feed: Parameters<KeepBody>[0],
  reason: string,
  body: string,
): Promise<void> {
  const { maxFiles = 50, maxBytes = 20 * MEGABYTE, maxBodyBytes = MEGABYTE } = limits;
  const folder = join(directory, feed);
  await mkdir(folder, { recursive: true });
  const hash = createHash("sha256").update(`${reason}\n${body}`).digest("hex").slice(0, 12);
  const kept = (await readdir(folder)).filter((name) => name.endsWith(".body")).sort();
  if (kept.some((name) => name.endsWith(`-${hash}.body`))) return;
  const time = new Date(clock.now()).toISOString().replaceAll(/[-:.]/g, "");
  const stem = join(folder, `${time}-${hash}`);
  await writeFile(`${stem}.reason.txt`, `${reason}\n`);
  await writeFile(`${stem}.body`, Buffer.from(body).subarray(0, maxBodyBytes));
  log("warn", "body kept", { feed, reason, file: `${stem}.body` });
  await prune(folder, [...kept, `${time}-${hash}.body`], maxFiles, maxBytes);
}

/** Names begin with the time, so the order of names is the order of age. */
async function prune(folder: string, names: readonly string[], maxFiles: number, maxBytes: number): Promise<void> {
  let bytes = 0;
  for (const [age, name] of [...names].sort().reverse().entries()) {
    bytes += (await stat(join(folder, name))).size;
    if (age < maxFiles && bytes <= maxBytes) continue;
    await rm(join(folder, name), { force: true });
    await rm(join(folder, name.replace(/\.body$/, ".reason.txt")), { force: true });
  }
}
