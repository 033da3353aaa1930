import type { Reply } from "../../shared/wire/protocol.ts";

/** What a form sends, one order at a time, and why the last one was refused. */
export class Sender {
  sending = $state(false);
  /** In words for the officer, until the next is sent; null while nothing was refused. */
  trouble = $state<string | null>(null);

  /** Before it is sent: something is missing on the form, or nobody would hear it. */
  refuse(why: string): void {
    this.trouble = why;
  }

  /** True once it was carried out; false when it was refused, or another is still on its way. */
  async send(order: () => Promise<Reply>): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.trouble = null;
    try {
      const reply = await order();
      this.trouble = "error" in reply ? reply.error : null;
      return this.trouble === null;
    } finally {
      this.sending = false;
    }
  }
}
