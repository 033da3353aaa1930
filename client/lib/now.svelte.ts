import { createSubscriber } from "svelte/reactivity";
import { SECOND_MS } from "../../shared/time.ts";
import { hearTime, isStopped, serverTime, untilNextTick, type TimeHeard } from "./steadyClock.ts";

/**
 * picture.30: the server's time on this screen. The browser's own date is never asked: a wall's computer may be wrong by hours.
 * Reading a property inside an effect or a template keeps it ticking once a second, on the server's second; when nobody
 * reads, nothing runs.
 */
export class ServerClock {
  #heard: TimeHeard | null = null;
  #wake: () => void = () => undefined;
  #steady: () => number;
  #ticking = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout>;
    const arm = () => {
      timer = setTimeout(
        () => {
          update();
          arm();
        },
        untilNextTick(this.#heard, this.#steady()),
      );
    };
    this.#wake = () => {
      clearTimeout(timer);
      update();
      arm();
    };
    arm();
    return () => {
      clearTimeout(timer);
      this.#wake = () => undefined;
    };
  });

  /** `steady` is a monotonic clock in ms, the browser's own unless a test brings one. */
  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  /** To be called with each hello and beat. */
  hear(told: { serverAt: number; rate: number }): void {
    const steadyMs = this.#steady();
    const before = serverTime(this.#heard, steadyMs);
    const isOther = before === null || this.stopped || this.#heard?.rate !== told.rate;
    this.#heard = hearTime(this.#heard, told, steadyMs);
    // A time that is seconds off is shown right at once, not at the next second.
    if (isOther || Math.abs(before - told.serverAt) >= SECOND_MS * told.rate) this.#wake();
  }

  /** A message without a time in it: proof that the line lives, no more. */
  touch(): void {
    if (!this.#heard) return;
    const steadyMs = this.#steady();
    const serverAt = serverTime(this.#heard, steadyMs) ?? this.#heard.lastServerAt;
    if (!isStopped(this.#heard, steadyMs))
      this.#heard = { ...this.#heard, lastSteadyMs: steadyMs, lastServerAt: serverAt };
  }

  /** Server time, epoch ms. Null before the first word; the last second heard once it has stopped. */
  get now(): number | null {
    this.#ticking();
    return serverTime(this.#heard, this.#steady());
  }

  /** Real seconds since the last message; null before the first. */
  get silenceS(): number | null {
    this.#ticking();
    return this.#heard && Math.floor((this.#steady() - this.#heard.lastSteadyMs) / 1000);
  }

  /** Server time of the last message. */
  get lastHeardAt(): number | null {
    this.#ticking();
    return this.#heard?.lastServerAt ?? null;
  }

  /** Lost (silence.ts): ages and countdowns must go, absolute times may stay. */
  get stopped(): boolean {
    this.#ticking();
    return isStopped(this.#heard, this.#steady());
  }

  get rate(): number {
    return this.#heard?.rate ?? 1;
  }
}
