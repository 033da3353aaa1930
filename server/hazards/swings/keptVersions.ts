/**
 * quake.14, weather.11: so many versions lie in a record, ours: the first, the last, the gravest, and of the others those that changed most.
 * Each keeps its number, and the journal keeps all.
 */
export const MOST_VERSIONS = 30;

interface Weighed<Version> {
  /** How much a version changed against the one before it; any unit. */
  step(before: Version, after: Version): number;
  /** How grave what it tells is; any unit. */
  gravity(version: Version): number;
}

/** At most `MOST_VERSIONS` of them, in their order. */
export function keptVersions<Version>(versions: readonly Version[], { step, gravity }: Weighed<Version>): Version[] {
  const kept = [...versions];
  while (kept.length > MOST_VERSIONS) {
    const gravest = kept.reduce((best, version) => (gravity(version) > gravity(best) ? version : best));
    let [least, leastStep] = [-1, Infinity];
    for (const [i, version] of kept.entries()) {
      const before = kept[i - 1];
      if (!before || i === kept.length - 1 || version === gravest) continue;
      const ownStep = step(before, version);
      if (ownStep < leastStep) [least, leastStep] = [i, ownStep];
    }
    kept.splice(least, 1);
  }
  return kept;
}
