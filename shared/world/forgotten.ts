/** Ours: an import that replaces the whole registry drops some thousand; they are remembered, for a screen of which the line was cut just then. */
const REMEMBERED = 4096;

/**
 * The entry up to which drops are forgotten, so that a table does not grow for good by what is gone: null while there are not twice as many as
 * are remembered, so that it is not asked again at each drop. Drops of one entry go together.
 */
export function forgottenUpTo(count: number, dropsAt: () => number[], remembered = REMEMBERED): number | null {
  if (count <= 2 * remembered) return null;
  const newestFirst = dropsAt().sort((a, b) => b - a);
  return newestFirst[remembered] ?? null;
}
