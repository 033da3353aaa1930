import { type Compared, leaveOneOut } from "../../server/learn/leaveOneOut.ts";
import { readDefaults } from "../../server/registry/default.ts";
import { readTectonics } from "../../server/registry/tectonics.ts";
import { buildFeltNames } from "../../shared/gazetteer/feltNames.ts";

const { kabupaten, kecamatan } = readDefaults();
export const NAMES = buildFeltNames(kabupaten, kecamatan);
export const SLAB = readTectonics().slab;

export function leftOut(lists: readonly Parameters<typeof leaveOneOut>[0][]): Compared[] {
  return lists.flatMap((list) => leaveOneOut(list, NAMES, SLAB));
}
