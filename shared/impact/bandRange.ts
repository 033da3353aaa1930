import type { PeopleBand } from "../record/impact.ts";

/**
 * impact.16: the range of one band alone. When the scheme is moved by ∓0.5 MMI people leave a band at both ends, so that its low may hold more than
 * its high, and its mid more than either. For "L and above" add up `low`, `mid` and `high` over the bands instead: those stand in order.
 */
export function bandRange({ low, mid, high }: PeopleBand): { low: number; high: number } {
  return { low: Math.min(low, mid, high), high: Math.max(low, mid, high) };
}
