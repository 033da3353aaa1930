import { getContext, setContext } from "svelte";

/** Keys and orders that what is shown answers itself, for as long as it stands: the desk never reaches into its panels. */
export type Answers = Map<Answerable, () => void>;

/**
 * `primary`: the one order that waits · `why`: opens or closes *Mengapa* · `chosen`: the chosen line comes into view · the rest: where that is
 * done comes under the officer's hand.
 */
export type Answerable =
  | "primary"
  | "why"
  | "chosen"
  | "answer"
  | "open"
  | "step"
  | "agree"
  | "post"
  | "count"
  | "decree"
  | "end"
  | "close"
  | "shape"
  | "write"
  | "handover";

const KEY = Symbol("answers");

/** For the desk, which hears the keys. */
export function provideAnswers(): Answers {
  return setContext<Answers>(KEY, new Map());
}

function standing(): Answers {
  const answers = getContext<Answers | undefined>(KEY);
  if (!answers) throw new Error("What answers a key must stand inside <Desk>.");
  return answers;
}

/** For a panel: how it takes a key upon itself. What it returns gives the key back. */
export function useAnswers(): (key: Answerable, answer: () => void) => () => void {
  const answers = standing();
  return (key, answer) => {
    answers.set(key, answer);
    return () => {
      // What takes its place may have come before it went.
      if (answers.get(key) === answer) answers.delete(key);
    };
  };
}

/** For a panel that names others: whether one stands just now that answers this. */
export function useStands(): (key: Answerable) => boolean {
  const answers = standing();
  return (key) => answers.has(key);
}

/** For a panel that leads to another: it neither knows which one that is, nor whether it stands. */
export function useAsk(): (key: Answerable) => void {
  const answers = standing();
  return (key) => answers.get(key)?.();
}
