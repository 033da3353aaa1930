/** One line a fact, for journald: level, what, and its figures as JSON. */
export type Log = (level: "info" | "warn" | "error", what: string, facts?: Record<string, unknown>) => void;

export const consoleLog: Log = (level, what, facts) => {
  const line = `${new Date().toISOString()} ${level} ${what}${facts ? ` ${JSON.stringify(facts)}` : ""}`;
  if (level === "info") console.log(line);
  else console.error(line);
};
