import { getContext, setContext } from "svelte";

/** Keys that what is shown answers itself, for as long as it stands: the desk never reaches into its panels. */
export type Answers = Map<Answerable, () => void>;

/** `primary`: the one order that waits · `why`: opens or closes *Mengapa* · `chosen`: the chosen line comes into view. */
export type Answerable = "primary" | "why" | "chosen";

const KEY = Symbol("answers");

/** For the desk, which hears the keys. */
export function provideAnswers(): Answers {
  return setContext<Answers>(KEY, new Map());
}

/** For a panel: how it takes a key upon itself. What it returns gives the key back. */
export function useAnswers(): (key: Answerable, answer: () => void) => () => void {
  const answers = getContext<Answers | undefined>(KEY);
  if (!answers) throw new Error("What answers a key must stand inside <Desk>.");
  return (key, answer) => {
    answers.set(key, answer);
    return () => {
      // What takes its place may have come before it went.
      if (answers.get(key) === answer) answers.delete(key);
    };
  };
}
