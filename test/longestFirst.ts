import { relative } from "node:path";
import type { TestSpecification } from "vitest/node";
import { SLOW } from "./slow.js";

/** The longest files first, known beforehand: a machine that runs them for the first time has no times to go by. */
export class LongestFirst {
  sort(files: TestSpecification[]): TestSpecification[] {
    const place = ({ moduleId }: TestSpecification) => {
      const at = SLOW.indexOf(relative(process.cwd(), moduleId));
      return at < 0 ? SLOW.length : at;
    };
    return files.toSorted((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId));
  }

  /** Sigap's tests run on one machine. */
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}
