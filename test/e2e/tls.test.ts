import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROTOCOL } from "../../shared/wire/protocol.ts";
import { launchBrowser } from "../browser.ts";
import { PASSWORD } from "../make/seats.ts";
import { openDeskHouse } from "../desk/deskHouse.ts";
import { alert, impact, NOW } from "../http/worlds.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { makeCertificate, startTlsProxy } from "./tlsProxy.ts";

const QUAKE = quake();
const ALERT = alert(QUAKE.id, "darurat");
const KNOCK = { protocol: PROTOCOL, audience: "desk", since: null, wall: null, screen: "screen-of-the-desk" };
const OFFICER = "Sari Wulandari";
const COMMAND = ["command", { name: "incident:answer", id: randomUUID(), hazardId: ALERT.id }];

/** In the page: knocks as the desk does and obeys nobody; what was told to it. */
function deskOf({ base, auth, command }: { base: string; auth: string; command: string }): Promise<string[]> {
  const heard: string[] = [];
  return new Promise((resolve) => {
    const line = new WebSocket(`${base}/socket.io/?EIO=4&transport=websocket`);
    line.onmessage = ({ data }) => {
      const words = String(data);
      heard.push(words);
      if (words.startsWith("0")) line.send(`40${auth}`);
      if (words.startsWith('42["hello"')) line.send(`420${command}`);
      if (words.startsWith("430") || words.startsWith('42["reload"')) line.close();
    };
    line.onclose = () => {
      resolve(heard);
    };
  });
}

test(
  "access.4 behind a proxy that speaks TLS an officer logs in, by a cookie that plain http never sees, and commands by wss",
  { timeout: 120_000 },
  async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), "sigap-tls-"));
    const certificate = makeCertificate(folder);
    if (!certificate) return skip("there is no openssl here to make a certificate");
    const house = await openDeskHouse(folder, worldOf(QUAKE, impact(QUAKE.id), ALERT), NOW);
    const proxy = await startTlsProxy(house.url, certificate);
    const browser = await launchBrowser();
    try {
      // The desk is not built here: another page of the same origin knocks in its place, which by its own policy may not.
      const context = await browser.newContext({ ignoreHTTPSErrors: true, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${proxy.url}/desk`);
      await house.sit(OFFICER);
      await page.locator("#name").fill(OFFICER);
      await page.locator("input[type=password]").fill(PASSWORD);
      const moved = page.waitForResponse((answer) => answer.url().endsWith("/desk/login"));
      await page.locator("form button").click();
      expect((await moved).status()).toBe(303);
      const cookies = await context.cookies();
      expect(cookies.map(({ name }) => name.replace(/_[0-9a-f]{8}$/, "")).sort()).toEqual([
        "__Host-sigap_desk",
        "__Host-sigap_machine",
      ]);
      for (const cookie of cookies)
        expect(cookie).toMatchObject({
          secure: true,
          httpOnly: true,
          sameSite: "Strict",
          path: "/",
          domain: "127.0.0.1",
        });

      const told = { auth: JSON.stringify(KNOCK), command: JSON.stringify(COMMAND) };
      await page.goto(`${proxy.url}/api/health`);
      const heard = await page.evaluate(deskOf, { ...told, base: proxy.url.replace("https", "wss") });
      expect(heard.filter((words) => words.startsWith("430"))).toEqual([expect.stringContaining('"data":{"seq"')]);
      expect(house.store.world.incident.get(ALERT.id)?.acknowledged?.officer).toMatch(/^o-/);

      // The same server, without TLS: the browser brings it nothing.
      await page.goto(`${house.url}/api/health`);
      const plain = await page.evaluate(deskOf, { ...told, base: house.url.replace("http", "ws") });
      expect(plain.some((words) => words.startsWith('42["reload"'))).toBe(true);
      expect(plain.some((words) => words.startsWith('42["hello"'))).toBe(false);
    } finally {
      await browser.close();
      await proxy.stop();
      await house.stop();
      rmSync(folder, { recursive: true });
    }
  },
);
