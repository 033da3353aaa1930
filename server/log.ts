/** One line a fact, for journald: level, what, and its figures as JSON. */
export type Log = (level: "info" | "warn" | "error", what: string, facts?: Record<string, unknown>) => void;

export const consoleLog: Log = (level, what, facts) => {
  const line = `${new Date().toISOString()} ${level} ${what}${facts ? ` ${JSON.stringify(facts)}` : ""}`;
  if (level === "info") console.log(line);
  else console.error(line);
};

/** What went wrong, in a line. A refused connection to a name with two addresses keeps its reasons inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
