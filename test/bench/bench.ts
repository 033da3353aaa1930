/** What a bench file exports as `bench`: figures of one subject, measured beside its peer in the same run. */
export interface Finding {
  name: string;
  figures: Record<string, string | number>;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
