/** How whoever shows the world has it: by its own steady timer, not by what a line claims. */
export interface Heard {
  /** Real seconds since anything was heard; null before the first word. */
  silenceS: number | null;
  /** True once the whole world was told, and nothing of it is known to be missing. */
  whole: boolean;
}

/** Of the server, which holds the world itself. */
export const AT_THE_SOURCE: Heard = { silenceS: 0, whole: true };

/** Silent for longer, what is shown is old: its clock stands still, and nothing of it is called calm. */
export const HEARD_WITHIN_S = 60;

export function hasBeenHeard({ silenceS, whole }: Heard): boolean {
  return whole && silenceS !== null && silenceS < HEARD_WITHIN_S;
}
