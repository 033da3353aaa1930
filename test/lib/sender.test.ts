import { expect, test } from "vitest";
import { Sender } from "../../client/lib/sender.svelte.ts";
import type { Reply } from "../../shared/wire/protocol.ts";

const DONE: Reply = { data: { seq: 1 } };

test("a form sends one order at a time", async () => {
  const sender = new Sender();
  let answer: (reply: Reply) => void = () => undefined;
  const reply = new Promise<Reply>((resolve) => (answer = resolve));
  let sent = 0;
  const order = () => {
    sent++;
    return reply;
  };
  const first = sender.send(order);
  expect([sender.sending, await sender.send(order), sent]).toEqual([true, false, 1]);
  answer(DONE);
  expect([await first, sender.sending]).toEqual([true, false]);
});

test("an order that breaks leaves the form free for the next", async () => {
  const sender = new Sender();
  await expect(sender.send(() => Promise.reject(new Error("the line is gone")))).rejects.toThrow("the line is gone");
  expect([sender.sending, await sender.send(() => Promise.resolve(DONE))]).toEqual([false, true]);
});

test("a refusal stands in its words until the next order is sent", async () => {
  const sender = new Sender();
  sender.refuse("Tulis nama petugas dulu.");
  const refused = sender.send(() => Promise.resolve({ error: "Peringatan itu tidak ada." }));
  expect(sender.trouble).toBeNull();
  expect([await refused, sender.trouble]).toEqual([false, "Peringatan itu tidak ada."]);
  expect([await sender.send(() => Promise.resolve(DONE)), sender.trouble]).toEqual([true, null]);
});
