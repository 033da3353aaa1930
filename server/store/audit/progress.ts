const TOLD_EVERY_MS = 250;

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that is written over: how far long work has come. Where no terminal is, nothing is told. */
export function createProgress(terminal: Terminal, total: number, nowMs = () => performance.now()) {
  const startedMs = nowMs();
  let toldMs = startedMs;
  return {
    reached(count: number): void {
      // Asked for a million times.
      if (!terminal.isTTY || count % 100 !== 0) return;
      const now = nowMs();
      if (now - toldMs < TOLD_EVERY_MS) return;
      toldMs = now;
      const leftS = Math.ceil(((now - startedMs) * (total - count)) / count / 1000);
      terminal.write(`\r${whole(count)} of ${whole(total)} entries, ${Math.max(0, leftS)} s left\u001b[K`);
    },
    end(): void {
      if (terminal.isTTY) terminal.write("\r\u001b[K");
    },
  };
}

const whole = (count: number) => count.toLocaleString("en");
