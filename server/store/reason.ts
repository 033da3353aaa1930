/** What went wrong, in a line. A refused connection to a name with two addresses keeps its reasons inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
