/** Those who want to hear of something. */
interface Listeners<T> {
  add(listener: (fact: T) => void): () => void;
  tell(fact: T): void;
}

/** journal.8: one listener's error goes to `onError` and hurts none of the others. */
export function listeners<T>(onError: (error: unknown) => void): Listeners<T> {
  const all = new Set<{ hear: (fact: T) => void }>();
  return {
    add(hear) {
      const listener = { hear };
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell(fact) {
      for (const listener of [...all]) {
        try {
          listener.hear(fact);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
