import type { Browser } from "playwright-core";

/** What the wall showed from then (real epoch ms) on, until the next note. */
export interface Note {
  atMs: number;
  scene: string;
  /** The plate of sources that can't be trusted. */
  blind: boolean;
  /** The frame with the age of the data. */
  late: boolean;
}
export interface Complaint {
  atMs: number;
  text: string;
}
/** After a forced collection. */
export interface Memory {
  /** Of JavaScript, of its array buffers (the map's tiles) and of the page's elements. */
  heapBytes: number;
  /** In the whole page, those that hang in no document included. */
  nodes: number;
  listeners: number;
  /** Graphics contexts that something still holds: one for each map that was not let go. */
  contexts: number;
}

declare global {
  interface Window {
    noteWall(note: Note): void;
    framesAsked: number;
  }
}

const MAP = ".map .maplibregl-canvas";

/** Opens the wall at `url` and keeps an eye on it. */
export async function watchWall(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const notes: Note[] = [];
  const complaints: Complaint[] = [];
  const complain = (text: string) => void complaints.push({ atMs: Date.now(), text });
  page.on("pageerror", (error) => complain(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complain(`${message.text()} ${message.location().url}`);
  });
  page.on("crash", () => complain("the page crashed"));
  await page.exposeFunction("noteWall", (note: Note) => void notes.push(note));
  await page.addInitScript(() => {
    window.framesAsked = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      window.framesAsked++;
      return ask(draw);
    };
    let told = "";
    const look = () => {
      const scene = document.querySelector<HTMLElement>(".canvas")?.dataset["scene"] ?? "unheard";
      const shown = {
        scene,
        blind: document.querySelector(".over [role=alert]") !== null,
        late: document.querySelector(".wall > .tag") !== null,
      };
      const text = JSON.stringify(shown);
      if (text === told) return;
      told = text;
      window.noteWall({ atMs: Date.now(), ...shown });
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-scene"],
    });
  });
  await page.goto(`${url}/wall`);
  await page.locator(MAP).waitFor({ timeout: 60_000 });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.enable");

  const countOf = async (className: string): Promise<number> => {
    const objectGroup = "counted";
    const prototype = await cdp.send("Runtime.evaluate", { expression: `${className}.prototype`, objectGroup });
    const { objectId = "" } = prototype.result;
    const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: objectId, objectGroup });
    const { result } = await cdp.send("Runtime.getProperties", {
      objectId: objects.objectId ?? "",
      ownProperties: true,
    });
    await cdp.send("Runtime.releaseObjectGroup", { objectGroup });
    return result.filter(({ name }) => /^\d+$/.test(name)).length;
  };

  return {
    page,
    notes,
    complaints,
    /** Frames that the page asked for since it was loaded. */
    frames: () => page.evaluate(() => window.framesAsked),
    async memory(): Promise<Memory> {
      // What the first collection sets free through finalizers goes with the second.
      await cdp.send("HeapProfiler.collectGarbage");
      await cdp.send("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize, embedderHeapUsedSize } = await cdp.send("Runtime.getHeapUsage");
      const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
      const contexts = await countOf("WebGL2RenderingContext");
      return {
        heapBytes: usedSize + backingStorageSize + embedderHeapUsedSize,
        nodes,
        listeners: jsEventListeners,
        contexts,
      };
    },
    async loseContext(): Promise<void> {
      await page.evaluate((map) => {
        const canvas = document.querySelector<HTMLCanvasElement>(map);
        canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
      }, MAP);
    },
  };
}
