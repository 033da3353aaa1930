import type { IncomingMessage, ServerResponse } from "node:http";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { freeze, freezeSmall, sendFrozen, type Frozen } from "../serve/frozen.ts";
import { hazardsJson } from "./hazardsJson.ts";
import { createHealth } from "./health.ts";
import { publicPage } from "./publicPage.ts";
import { PUBLIC_SAFETY } from "./publicStyle.ts";
import { publicView } from "./publicView.ts";

interface PublicFilesParts {
  store: Store;
  clock: Clock;
  standing: () => Standing;
  kabupaten: readonly Kabupaten[];
  drill: Hello["drill"];
  log: Log;
}

/** The public page and the public JSON, rendered on each change and answered from memory. */
export interface PublicFiles {
  /** Resolves when the first rendering stands. */
  ready: Promise<void>;
  /** False when the request is not for one of these files (or a query asks for a part of one). To be called before Express. */
  answerFromMemory(req: IncomingMessage, res: ServerResponse): boolean;
  stop(): void;
}

/** public.15: at most one rendering a second, however fast the world changes; one each half minute for the words that tell ages. */
const PAUSE_MS = 1000;
const RENEW_MS = 30_000;
const HEALTH_FOR_MS = 1000;

/** CRAFT §5.3: a cache in front may go on with an old page when we are gone; the page says when it was made. */
const PUBLIC_CACHE = "public, max-age=15, stale-while-revalidate=120, stale-if-error=86400";
const JSON_SAFETY = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'" };
const JSON_TYPE = "application/json; charset=utf-8";

export function createPublicFiles({ store, clock, standing, kabupaten, drill, log }: PublicFilesParts): PublicFiles {
  const files = new Map<string, Frozen>();
  const healthAt = createHealth({ store, standing, drill, log });
  let health: { file: Frozen; status: number; until: number } | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let again = false;

  const render = async () => {
    try {
      const { world } = store;
      const now = clock.now();
      const page = publicPage({ hazards: publicView(world), standing: standing(), kabupaten, drill, now });
      const json = hazardsJson({ world, standing: standing(), drill, now });
      const [pageFile, jsonFile] = await Promise.all([
        freeze(page, "text/html; charset=utf-8", { ...PUBLIC_SAFETY, "cache-control": PUBLIC_CACHE }),
        freeze(json, JSON_TYPE, { ...JSON_SAFETY, "cache-control": PUBLIC_CACHE }),
      ]);
      files.set("/", pageFile).set("/api/hazards", jsonFile);
    } catch (error) {
      log("error", "public files not rendered; the last ones stay", { reason: reasonOf(error) });
    }
  };

  const changed = () => {
    if (pause !== null) {
      again = true;
      return;
    }
    pause = setTimeout(() => {
      pause = null;
      if (!again) return;
      again = false;
      changed();
    }, PAUSE_MS);
    // After the sockets have been served: the public page may be some milliseconds later than the wall.
    setImmediate(() => void render());
  };

  const healthNow = () => {
    const steadyMs = performance.now();
    if (health === null || steadyMs >= health.until) {
      const { status, json } = healthAt(clock.now());
      const file = freezeSmall(json, JSON_TYPE, { ...JSON_SAFETY, "cache-control": "no-cache" });
      health = { file, status, until: steadyMs + HEALTH_FOR_MS };
    }
    return health;
  };

  const ready = render();
  const unsubscribe = store.subscribe(changed);
  const renew = setInterval(changed, RENEW_MS);

  return {
    ready,
    answerFromMemory(req, res) {
      if (req.method !== "GET" && req.method !== "HEAD") return false;
      const path = pathOf(req.url ?? "");
      if (path === "/api/health") {
        const { file, status } = healthNow();
        sendFrozen(req, res, file, status);
        return true;
      }
      const file = files.get(path);
      if (file === undefined) return false;
      sendFrozen(req, res, file);
      return true;
    },
    stop() {
      unsubscribe();
      clearInterval(renew);
      if (pause !== null) clearTimeout(pause);
    },
  };
}

/** The public page takes no query, so what messengers hang on to a shared link (`?utm_…`) must not miss the memory. */
function pathOf(url: string): string {
  return url.startsWith("/?") ? "/" : url;
}
