/** One attack, what it may cost, and what it did cost; each runs alone, on a server of its own. */
export interface Attack {
  name: string;
  bounds: readonly Bound[];
  /** One figure a bound, in their order. */
  run(): Promise<number[]>;
}

interface Bound {
  /** `loop held, ms` */
  what: string;
  atMost: number;
}

export interface Outcome {
  name: string;
  rows: { what: string; atMost: number; measured: number; held: boolean }[];
}

export async function suffer({ name, bounds, run }: Attack): Promise<Outcome> {
  const figures = await run();
  if (figures.length !== bounds.length)
    throw new Error(`${name}: ${figures.length} figures for ${bounds.length} bounds`);
  const rows = bounds.map(({ what, atMost }, i) => {
    const measured = figures[i] ?? NaN;
    return { what, atMost, measured, held: measured <= atMost };
  });
  return { name, rows };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
