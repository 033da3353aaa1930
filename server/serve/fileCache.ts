import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { freeze, type Frozen } from "./frozen.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".f32": "application/octet-stream",
};

/** Why no file of this name can be there, in the words of the system; of a name that anybody may ask for none is our fault. */
const NOT_THERE: ReadonlySet<unknown> = new Set(["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG", "ELOOP"]);

/** Files read and compressed once. A file is kept for good: they are replaced by a new build and a new start only. */
export interface FileCache {
  /**
   * Null when there is no such file or its name isn't plain: no folder, no leading dot, a type from the list above.
   * A missing file is asked for anew each time.
   */
  get(folder: string, name: string, cacheControl: string): Promise<Frozen | null>;
}

export function createFileCache(): FileCache {
  const kept = new Map<string, Promise<Frozen>>();
  return {
    async get(folder, name, cacheControl) {
      const type = TYPES[extname(name)];
      if (type === undefined || !/^[\w-][\w.-]*$/.test(name)) return null;
      const path = join(folder, name);
      let file = kept.get(path);
      if (!file) {
        file = readFile(path).then((body) => freeze(body, type, { "cache-control": cacheControl }));
        kept.set(path, file);
        file.catch(() => kept.delete(path));
      }
      try {
        return await file;
      } catch (error) {
        if (error instanceof Error && "code" in error && NOT_THERE.has(error.code)) return null;
        throw error;
      }
    },
  };
}
