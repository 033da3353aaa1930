import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, ROOT } from "./files.ts";
import { allFamilies, INDEX, withTable } from "./specs.ts";

/** Writes the table of shared/SPEC.md anew, after a rule was added or a family moved. */
writeFileSync(join(ROOT, INDEX), withTable(read(INDEX), allFamilies()));
