import { relative } from "node:path";
import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { SLOW } from "./test/slow.js";
import screens from "./vite.config.ts";

const here = import.meta.dirname;

/** The longest files first, known beforehand: a machine that runs them for the first time has no times to go by. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => SLOW.indexOf(relative(here, moduleId));
    const sorted = await super.sort(files);
    const slow = sorted.filter((file) => place(file) >= 0).sort((a, b) => place(a) - place(b));
    return [...slow, ...sorted.filter((file) => place(file) < 0)];
  }
}

export default mergeConfig(
  screens,
  defineConfig({
    test: {
      root: here,
      include: ["test/**/*.test.ts"],
      environment: "node",
      setupFiles: ["test/setup.ts"],
      sequence: { sequencer: LongestFirst },
      // A busy machine of two cores is slow, not wrong; what must be quick measures itself.
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  }),
);
