import { describe, expect, test } from "vitest";
import { posix } from "node:path";
import { projectFiles, read, ROOT } from "./files.ts";
import { WIDE } from "./table.ts";

const files = projectFiles();

describe("files", () => {
  test("the top level holds the house and nothing else", () => {
    const house = `client server shared public test package.json package-lock.json tsconfig.json vite.config.ts
      README.md LICENSE eslint.config.js`.split(/\s+/);
    const top = [...new Set(files.map((path) => path.split("/")[0]!))];
    expect(top.filter((name) => !name.startsWith(".") && !house.includes(name))).toEqual([]);
  });

  test("none is named after a drawer", () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|types|constants|misc|common)\.\w+$/.test(path))).toEqual([]);
  });

  test("none holds a path of somebody's machine", () => {
    const somebodys = /(?<![\w/.:-])\/(?:home|Users|root|work|mnt)\/[\w.-]+|[A-Z]:\\Users\\/;
    expect(somebodys.test(["see ", "home", "somebody", "notes"].join("/"))).toBe(true);
    const withPath = files.flatMap((path) => {
      const text = read(path);
      if (text.includes("\0")) return [];
      const found = somebodys.exec(text)?.[0] ?? (text.includes(ROOT) ? ROOT : null);
      return found === null ? [] : [`${path}: ${found}`];
    });
    expect(withPath).toEqual([]);
  });

  test("lie at most twenty to a folder of the product, unless the table says why", () => {
    const folders = files.filter((path) => /^(shared|server|client)\//.test(path)).map((path) => posix.dirname(path));
    const wide = [...new Set(folders)].filter((folder) => folders.filter((other) => other === folder).length > 20);
    expect(wide.sort()).toEqual(Object.keys(WIDE).sort());
  });
});
