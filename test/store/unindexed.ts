import type { Journal } from "../../server/store/journal.ts";

/** A journal to look back into whose archive holds nothing. */
export function unindexed(read: Journal["read"]): Pick<Journal, "read" | "pick" | "shelf"> {
  return {
    read,
    pick: async (seqs) => (await Promise.all(seqs.map((seq) => read(seq - 1, 1)))).flat(),
    shelf: {
      newest: () => Promise.resolve(null),
      before: () => Promise.resolve(null),
      after: () => Promise.resolve([]),
      touching: () => Promise.resolve([]),
      touches: () => Promise.resolve([]),
      add: () => Promise.resolve(false),
      clear: () => Promise.resolve(),
    },
  };
}
