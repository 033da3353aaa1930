import type { IncomingMessage, ServerResponse } from "node:http";
import type { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import type { Standing } from "../../shared/bmkg/standing.ts";
import { calmOf } from "../../shared/calm/calm.ts";
import { AT_THE_SOURCE, HEARD_WITHIN_S } from "../../shared/calm/heard.ts";
import { SECOND_MS } from "../../shared/time.ts";
import type { Phones } from "../phones.ts";
import type { Hello } from "../../shared/wire/protocol.ts";
import type { Clock } from "../clock.ts";
import { reasonOf, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { freeze, freezeSmall, sendFrozen, type Frozen } from "../serve/frozen.ts";
import { hazardsJson, partOf, WHOLE, type HazardPart } from "./api/hazardsJson.ts";
import { createHealth } from "./api/health.ts";
import { reassures } from "./publicItems.ts";
import { oldJson, oldPage } from "./publicOld.ts";
import { publicPage } from "./publicPage.ts";
import { PUBLIC_SAFETY } from "./publicStyle.ts";
import { publicView } from "./publicView.ts";

interface PublicFilesParts {
  store: Store;
  clock: Clock;
  standing: () => Standing;
  /** Calls when what keeps us from knowing has changed (calm.4). Returns the way to stop. */
  onDoubt(listener: () => void): () => void;
  kabupaten: readonly Kabupaten[];
  drill: Hello["drill"];
  phones: Phones;
  log: Log;
}

/** The public page and the public JSON, rendered on each change and answered from memory. */
export interface PublicFiles {
  /** Resolves when the first rendering stands. */
  ready: Promise<void>;
  /** False when the request is not for one of these files (or a query asks for a part that there is not). To be called before Express. */
  answerFromMemory(req: IncomingMessage, res: ServerResponse): boolean;
  stop(): void;
}

/** public.15: at most one rendering a second, however fast the world changes; one each half minute for the words that tell ages. */
const PAUSE_MS = 1000;
const RENEW_MS = 30_000;
const HEALTH_FOR_MS = 1000;

/** CRAFT §5.3: a cache in front may go on with an old page when we are gone; the page says when it was made. */
const PUBLIC_CACHE = "public, max-age=15, stale-while-revalidate=120, stale-if-error=86400";
/** calm.6: … but not with one that says that nothing is in force, or that it is over: rather none than that. */
const CALM_CACHE = "public, max-age=15, must-revalidate";
const JSON_SAFETY = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'" };
const JSON_TYPE = "application/json; charset=utf-8";

/** A rendering, and until when it may be sent: steady ms. */
interface Made {
  file: Frozen;
  madeAt: number;
  untilMs: number;
}

export function createPublicFiles(parts: PublicFilesParts): PublicFiles {
  const { store, clock, standing, onDoubt, kabupaten, drill, phones, log } = parts;
  let page: Made | null = null;
  let hazards: Made | null = null;
  /** Parts of the hazards, each made when first asked for after a rendering. */
  const hazardParts = new Map<string, Promise<Made>>();
  const healthAt = createHealth({ store, standing, drill, log });
  let health: { file: Frozen; status: number; until: number } | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let again = false;

  const render = async () => {
    try {
      // Now, not when all is zipped: what is asked for meanwhile is of this world already, or of a later one.
      hazardParts.clear();
      const { world, told, calm, now } = present();
      const seen = publicView(world);
      const text = publicPage({ hazards: seen, calm, feeds: told.feeds, kabupaten, drill, phones, now });
      [page, hazards] = await Promise.all([
        made(text, "text/html; charset=utf-8", PUBLIC_SAFETY, now, reassures(seen, calm, now)),
        madeHazards(WHOLE),
      ]);
    } catch (error) {
      log("error", "public files not rendered; the last ones stay", { reason: reasonOf(error) });
    }
  };

  function present() {
    const [{ world }, told, now] = [store, standing(), clock.now()];
    return { world, told, now, calm: calmOf({ world, report: { ...told, at: now }, now, heard: AT_THE_SOURCE }) };
  }

  async function made(text: string, type: string, safety: object, madeAt: number, isCalm: boolean): Promise<Made> {
    const untilMs = isCalm ? performance.now() + HEARD_WITHIN_S * SECOND_MS : Infinity;
    const file = await freeze(text, type, { ...safety, "cache-control": isCalm ? CALM_CACHE : PUBLIC_CACHE });
    return { file, madeAt, untilMs };
  }

  function madeHazards(part: HazardPart): Promise<Made> {
    const { world, told, calm, now } = present();
    const json = hazardsJson({ world, standing: told, calm, drill, now, part });
    return made(json, JSON_TYPE, JSON_SAFETY, now, calm.state === "calm");
  }

  /** calm.6: what says that all is calm is sent for a minute and no longer, though no newer rendering succeeded. */
  function send(req: IncomingMessage, res: ServerResponse, { file, madeAt, untilMs }: Made, as: "page" | "json") {
    if (performance.now() < untilMs) return sendFrozen(req, res, file);
    const headers = { "cache-control": "no-store" };
    const old =
      as === "page"
        ? freezeSmall(oldPage(madeAt, drill, phones), "text/html; charset=utf-8", { ...PUBLIC_SAFETY, ...headers })
        : freezeSmall(oldJson(madeAt), JSON_TYPE, { ...JSON_SAFETY, ...headers });
    sendFrozen(req, res, old, 503);
  }

  function sendPart(req: IncomingMessage, res: ServerResponse, part: HazardPart) {
    const name = `${part.kind} ${part.status}`;
    const file = hazardParts.get(name) ?? madeHazards(part);
    hazardParts.set(name, file);
    file.then(
      (json) => send(req, res, json, "json"),
      (error: unknown) => {
        log("error", "a part of the hazards was not rendered", { part: name, reason: reasonOf(error) });
        hazardParts.delete(name);
        res.writeHead(500).end();
      },
    );
  }

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
  const undoubt = onDoubt(changed);
  const renew = setInterval(changed, RENEW_MS);

  return {
    ready,
    answerFromMemory(req, res) {
      if (req.method !== "GET" && req.method !== "HEAD") return false;
      const url = req.url ?? "";
      const [path = "", query = ""] = url.split("?", 2);
      if (path === "/api/health") {
        const { file, status } = healthNow();
        sendFrozen(req, res, file, status);
        return true;
      }
      if (path === "/api/hazards" && query !== "") {
        const part = partOf(query);
        if (part !== null) sendPart(req, res, part);
        return part !== null;
      }
      // The public page takes no query: what messengers hang on to a shared link (`?utm_…`) must not miss the memory.
      const asked = path === "/" ? page : path === "/api/hazards" ? hazards : null;
      if (asked !== null) send(req, res, asked, path === "/" ? "page" : "json");
      return asked !== null;
    },
    stop() {
      unsubscribe();
      undoubt();
      clearInterval(renew);
      if (pause !== null) clearTimeout(pause);
    },
  };
}
