import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROTOCOL } from "../../shared/wire/protocol.ts";
import { launchBrowser } from "../browser.ts";
import { openDeskHouse, type DeskHouse } from "../desk/deskHouse.ts";
import { alert, impact, NOW } from "../http/worlds.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";

const QUAKE = quake();
const ALERT = alert(QUAKE.id, "darurat");
const folder = mkdtempSync(join(tmpdir(), "sigap-pages-"));

let house: DeskHouse;
let browser: Browser;
let context: BrowserContext;
const stranger = createServer((_, res) =>
  res.setHeader("content-type", "text/html").end("<!doctype html><title>lain</title>"),
);
const portOf = (server: typeof stranger) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  house = await openDeskHouse(folder, worldOf(QUAKE, impact(QUAKE.id), ALERT), NOW);
  await new Promise<void>((done) => stranger.listen(0, "127.0.0.1", done));
  browser = await launchBrowser();
  // The attacker's own policy does not hold him back.
  context = await browser.newContext({ bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  stranger.close();
  stranger.closeAllConnections();
  await house.stop();
  rmSync(folder, { recursive: true });
});

/** With the browser's cookies, but by no page: one that is closed while it navigates may keep the browser waiting. */
const atDesk = async () => {
  const words = await (await context.request.get(`${house.url}/desk`)).text();
  return !words.includes("kode sekali pakai");
};

async function logIn() {
  await context.clearCookies();
  await house.sitDown(context);
}

interface Attack {
  house: string;
  auth: string;
  command: string;
}

/** In the page: all that a script may try with the officer's cookie; what it read of the house. */
async function attack({ house, auth, command }: Attack): Promise<string[]> {
  const read: string[] = [];
  const socket = (url: string) =>
    new Promise<void>((done) => {
      const ws = new WebSocket(url);
      ws.onmessage = ({ data }) => {
        const words = String(data);
        read.push(words);
        if (words.startsWith("0")) ws.send(`40${auth}`);
        if (words.startsWith("40")) ws.send(`420${command}`);
        if (words.startsWith("430")) ws.close();
      };
      ws.onclose = () => done();
      setTimeout(() => {
        ws.close();
        done();
      }, 20_000);
    });
  const ask = (path: string, init: RequestInit) =>
    // What is not answered tells nothing either.
    fetch(`${house}${path}`, { credentials: "include", signal: AbortSignal.timeout(5000), ...init })
      .then((answer) => answer.text())
      .then((text) => text !== "" && read.push(text))
      .catch(() => undefined);
  await socket(`${house.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  await ask("/socket.io/?EIO=4&transport=polling", {});
  await ask("/world/desk", {});
  await ask("/world/desk", { mode: "no-cors" });
  await ask("/desk", {});
  await ask("/desk", { mode: "no-cors" });
  for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"]) {
    const headers = { "content-type": type };
    await ask("/desk/login", { method: "POST", headers, body: "{}" });
    await ask("/desk/logout", { method: "POST", headers, body: "", mode: "no-cors" });
  }
  const frame = document.createElement("iframe");
  frame.name = "within";
  document.body.append(frame);
  for (const path of ["/desk/logout", "/desk/login"]) {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: `${house}${path}`, target: "within" });
    // A frame that was forbidden tells nothing, in some browsers not even that.
    const loaded = new Promise((resolve) => {
      frame.onload = resolve;
      setTimeout(resolve, 3000);
    });
    document.body.append(form);
    form.submit();
    await loaded;
  }
  try {
    read.push(frame.contentDocument?.body.innerText ?? "");
  } catch {
    // Another origin's frame can't be looked into.
  }
  return read.filter((words) => words !== "");
}

const told = () => ({
  house: house.url,
  auth: JSON.stringify({ protocol: PROTOCOL, audience: "desk", since: null, wall: null, screen: "screen-of-attack" }),
  command: JSON.stringify(["command", { name: "incident:answer", id: randomUUID(), hazardId: ALERT.id }]),
});
const acknowledged = () => house.store.world.incident.get(ALERT.id)?.acknowledged ?? null;

async function attackFrom(url: string): Promise<string[]> {
  const page: Page = await context.newPage();
  await page.goto(url);
  return page.evaluate(attack, told());
}

describe("with an officer logged in", () => {
  test.each([
    ["the same site on another port", "127.0.0.1"],
    ["another site", "localhost"],
  ])("access.3 a page of %s changes nothing and reads nothing", { timeout: 120_000 }, async (_, host) => {
    await logIn();
    expect(await atDesk()).toBe(true);
    expect(await attackFrom(`http://${host}:${portOf(stranger)}/`)).toEqual([]);
    expect(acknowledged()).toBeNull();
    expect(await atDesk()).toBe(true);
  });

  test(
    "access.3, access.5 our own page does all of it; the logout is for good, also for who kept the cookie",
    { timeout: 120_000 },
    async () => {
      await logIn();
      const cookies = await context.cookies();
      const read = await attackFrom(`${house.url}/`);
      expect(read.join()).toContain(QUAKE.id);
      expect(acknowledged()).toMatchObject({ tier: "darurat" });
      expect(await atDesk()).toBe(false);
      await context.addCookies(cookies);
      expect(await atDesk()).toBe(false);
    },
  );
});
