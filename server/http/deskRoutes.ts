import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Access } from "../access/access.ts";
import type { Knocker } from "../access/sitting.ts";
import { callerOf } from "../access/caller.ts";
import { cookieNamed, newWord } from "../access/machine.ts";
import type { Trusts } from "../access/trust.ts";
import { firstLoginForm, loginForm } from "../public/loginForms.ts";
import { DAY_MS } from "../../shared/time.ts";
import type { ShowPage } from "./showPage.ts";

export interface DeskRouteParts {
  access: Access;
  trusts: Trusts;
  showPage: ShowPage;
  openDesk: (req: Request, res: Response) => Promise<void>;
}

const MACHINE_MS = 365 * DAY_MS;

const text = (most: number) => z.string().max(most).catch("");
const LoginForm = z.object({ name: text(80), secret: text(200) });
const FirstForm = z.object({ ticket: text(400), password: text(200), again: text(200), pin: text(6) });
const Change = z.object({
  officer: z.string().max(80),
  pin: z.string().regex(/^\d{6}$/, "PIN terdiri dari enam angka"),
});
const Pin = Change.pick({ pin: true });

/**
 * `/desk`: the desk for who holds a session, the door for everybody else. For the desk itself, as JSON:
 * `GET who` → who sits here and who may come by PIN · `POST switch {officer, pin}` → another sits down · `POST pin {pin}` → whoever sits here is there
 * again · `POST code` → the code by which a penyelia agrees by telephone. A refusal is `{ error }`.
 */
export function deskRoutes({ access, trusts, showPage, openDesk }: DeskRouteParts): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: "4kb" });
  const json = express.json({ limit: "4kb" });

  const knockerOf = ({ headers, socket }: Request): Knocker => ({
    caller: callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts),
    cookie: headers.cookie,
  });
  const cookie = (secure: boolean) => ({ httpOnly: true, sameSite: "strict", path: "/", secure }) as const;
  const sits = (req: Request) => {
    const { caller, cookie: header } = knockerOf(req);
    return access.whoSits(header, caller.secure);
  };

  /** The browser's own word, made where it brought none. */
  function machineFor(req: Request, res: Response): string {
    const { caller } = knockerOf(req);
    const name = access.cookieName(caller.secure, "machine");
    const word = cookieNamed(name, req.headers.cookie) ?? newWord();
    res.cookie(name, word, { ...cookie(caller.secure), maxAge: MACHINE_MS });
    return word;
  }

  function sitDown(req: Request, res: Response, word: string) {
    const { caller } = knockerOf(req);
    res.cookie(access.cookieName(caller.secure), word, { ...cookie(caller.secure), maxAge: access.sessionMs });
    res.set("cache-control", "no-store");
  }

  const door = (res: Response, status: number, trouble: string | null) =>
    showPage(res, { status, title: "Meja petugas piket", body: loginForm(trouble) });
  const first = (res: Response, status: number, ticket: string, trouble: string | null) =>
    showPage(res, { status, title: "Kata sandi dan PIN", body: firstLoginForm(ticket, trouble) });
  const refuse = (res: Response, status: number, error: string) =>
    void res.status(status).set("cache-control", "no-store").json({ error });

  router.get("/", async (req, res) => {
    res.set("vary", "cookie");
    if (await sits(req)) await openDesk(req, res);
    else door(res, 200, null);
  });

  router.post("/login", form, async (req, res) => {
    const told = LoginForm.parse(req.body ?? {});
    const login = await access.login(knockerOf(req), told, machineFor(req, res));
    switch (login.outcome) {
      case "open":
        sitDown(req, res, login.word);
        res.redirect(303, "/desk");
        return;
      case "first":
        first(res, 200, login.ticket, null);
        return;
      case "refused":
        if (login.waitS !== undefined) res.set("retry-after", String(login.waitS));
        door(res, login.status, login.why);
        return;
    }
  });

  router.post("/first", form, async (req, res) => {
    const { again, ...told } = FirstForm.parse(req.body ?? {});
    if (again !== told.password) {
      first(res, 401, told.ticket, "Kedua kata sandi tidak sama.");
      return;
    }
    const chosen = await access.choose(knockerOf(req), told, machineFor(req, res));
    if (chosen.outcome === "open") {
      sitDown(req, res, chosen.word);
      res.redirect(303, "/desk");
    } else if (chosen.outcome === "refused") first(res, chosen.status, told.ticket, chosen.why);
  });

  router.post("/logout", async (req, res) => {
    const { caller, cookie: header } = knockerOf(req);
    await access.logout(header, caller.secure);
    res.clearCookie(access.cookieName(caller.secure), cookie(caller.secure));
    res.set("cache-control", "no-store").redirect(303, "/desk");
  });

  router.get("/who", async (req, res) => {
    const sitting = await sits(req);
    if (!sitting) refuse(res, 401, "Sesi meja ini sudah berakhir. Masuk lagi.");
    else res.set("cache-control", "no-store").json(await access.told(knockerOf(req), sitting));
  });

  router.post("/switch", json, async (req, res) => {
    const told = Change.safeParse(req.body);
    if (!told.success) {
      refuse(res, 400, told.error.issues[0]?.message ?? "");
      return;
    }
    const changed = await access.change(knockerOf(req), told.data);
    if ("refusal" in changed) {
      refuse(res, 401, changed.refusal);
      return;
    }
    sitDown(req, res, changed.word);
    res.json({});
  });

  router.post("/pin", json, async (req, res) => {
    const told = Pin.safeParse(req.body);
    const sitting = await sits(req);
    if (!sitting) refuse(res, 401, "Sesi meja ini sudah berakhir. Masuk lagi.");
    else if (!told.success) refuse(res, 400, told.error.issues[0]?.message ?? "");
    else {
      const refusal = await access.confirm(knockerOf(req), sitting, told.data.pin);
      if (refusal === null) res.set("cache-control", "no-store").json({});
      else refuse(res, 401, refusal);
    }
  });

  router.post("/code", async (req, res) => {
    const sitting = await sits(req);
    if (sitting?.role !== "penyelia") refuse(res, 401, "Hanya penyelia yang dapat membuat kode persetujuan.");
    else {
      res.set("cache-control", "no-store");
      const made = await access.consentCode(sitting);
      if ("refusal" in made) res.status(403).json({ error: made.refusal, pin: made.pin });
      else res.json(made);
    }
  });

  return router;
}
