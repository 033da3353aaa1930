import { createTask } from "node-cron";

interface Rhythm {
  everySeconds: number;
  /** So that feeds do not fire together. */
  offsetSeconds: number;
  /** Clock seconds per real second: a drill at speed 20 asks 20 times as often, though never more than once a second. */
  rate: number;
}

/** A timer may fire a little before its time; that beat has been. */
const SAME_BEAT_MS = 250;

/**
 * feed.21, clock.3: does `work` at once and then on its rhythm, never twice at the same time. `work` must not reject.
 * Returns the way to stop; work under way is not interrupted.
 *
 * node-cron says only when the next beat is, reckoned anew from the present after each; a timer of the system, which nobody sets,
 * waits for it. A task that node-cron itself runs waits for its slot as long as the clock was set back, and walks every slot
 * that the clock was set forward over.
 */
export function onRhythm(rhythm: Rhythm, work: () => Promise<unknown>): () => void {
  const rule = createTask(cronOf(rhythm), () => undefined);
  let timer: ReturnType<typeof setTimeout>;
  let busy = false;
  const once = async () => {
    if (busy) return;
    busy = true;
    await work().finally(() => (busy = false));
  };
  const arm = () => {
    const now = Date.now();
    const waits = rule.getNextRuns(2).map((at) => at.getTime() - now);
    timer = setTimeout(
      beat,
      waits.find((ms) => ms > SAME_BEAT_MS),
    );
  };
  const beat = () => {
    arm();
    void once();
  };
  beat();
  return () => {
    clearTimeout(timer);
    void rule.destroy();
  };
}

const SIXTY_INTO = [60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1];

/** A cron expression with seconds. The rhythm is shortened to the next part of a minute (or an hour), so that it stays even. */
export function cronOf({ everySeconds, offsetSeconds, rate }: Rhythm): string {
  const seconds = Math.max(1, everySeconds / rate);
  if (seconds < 60) {
    const step = stepWithin(seconds);
    return `${list(Math.floor(offsetSeconds / rate), step)} * * * * *`;
  }
  const offset = Math.floor(offsetSeconds / rate);
  return `${offset % 60} ${list(Math.floor(offset / 60), stepWithin(seconds / 60))} * * * *`;
}

function stepWithin(wanted: number): number {
  return SIXTY_INTO.find((step) => step <= wanted) ?? 1;
}

/** Every `step`-th of 0–59, from the offset. */
function list(offset: number, step: number): string {
  return `${offset % step}-59/${step}`;
}
