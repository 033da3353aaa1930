/**
 * For `node --import`: the process believes that it is 2010, as a machine whose battery is empty, until SIGUSR2 sets its clock right.
 * Timers and the steady clock go on as they are.
 */
const trueNow = Date.now;
let byMs = Date.UTC(2010, 0, 1) - trueNow();
process.on("SIGUSR2", () => (byMs = 0));

const now = () => trueNow() + byMs;
Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, parts: ConstructorParameters<DateConstructor>, made) =>
    Reflect.construct(target, [...parts].length === 0 ? [now()] : parts, made) as Date,
});
