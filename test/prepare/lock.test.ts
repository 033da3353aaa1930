import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const fileOf = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));

const Package = z.object({
  version: z.string(),
  integrity: z.string().optional(),
  os: z.union([z.string(), z.array(z.string())]).optional(),
  cpu: z.union([z.string(), z.array(z.string())]).optional(),
  bin: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const { packages } = z.object({ packages: z.record(z.string(), Package) }).parse(fileOf("package-lock.json"));
const { "": ours, ...theirs } = packages;

test("start.6 every package of the lock file has its hash", () => {
  expect(ours).toBeDefined();
  expect(Object.keys(theirs).length).toBeGreaterThan(100);
  const without = Object.entries(theirs).filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
  expect(without.map(([path]) => path)).toEqual([]);
});

test("start.6 one Node for each machine, and no package of the server runs a script when it is installed", () => {
  const nodes = Object.values(theirs).filter(({ bin }) => bin?.["node"] !== undefined);
  expect(nodes.map(({ os, cpu }) => [os, cpu].join(" ")).sort()).toEqual([
    "darwin arm64",
    "darwin x64",
    "linux arm64",
    "linux x64",
  ]);
  for (const { version } of nodes) expect(Number(version.split(".")[0])).toBeGreaterThanOrEqual(24);
  const scripted = Object.entries(theirs).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev);
  expect(scripted.map(([path]) => path)).toEqual([]);
});
