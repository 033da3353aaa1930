/** Frozen to its depth: a test that changes what it was handed fails where it does so, and not in the next one. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach((inner: unknown) => frozen(inner));
  }
  return value;
}
