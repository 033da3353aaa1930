import express, { type Request, type Response, type Router } from "express";
import type { Auth } from "../access/auth.ts";
import { callerOf } from "../access/caller.ts";
import type { Trusts } from "../access/trust.ts";
import { loginForm } from "../public/plainPage.ts";
import type { ShowPage } from "./showPage.ts";

export interface DeskRouteParts {
  auth: Auth;
  trusts: Trusts;
  showPage: ShowPage;
  openDesk: (req: Request, res: Response) => Promise<void>;
}

/** `/desk`: the desk for who holds a session, the door for everybody else. */
export function deskRoutes({ auth, trusts, showPage, openDesk }: DeskRouteParts): Router {
  const router = express.Router();

  const door = (res: Response, status: number, trouble: string | null) =>
    showPage(res, { status, title: "Meja petugas piket", body: loginForm(trouble) });
  const callerOfRequest = ({ headers, socket }: Request) =>
    callerOf({ headers, peer: socket.remoteAddress ?? "" }, trusts);
  const cookie = (secure: boolean) => ({ httpOnly: true, sameSite: "strict", path: "/", secure }) as const;
  const isDesk = (req: Request) => auth.isDesk(req.headers.cookie, callerOfRequest(req).secure);

  router.get("/", async (req, res) => {
    res.set("vary", "cookie");
    if (isDesk(req)) await openDesk(req, res);
    else door(res, 200, null);
  });

  router.post("/login", express.urlencoded({ extended: false, limit: "4kb" }), (req, res) => {
    const caller = callerOfRequest(req);
    const login = auth.login(caller, secretIn(req.body));
    switch (login.outcome) {
      case "open":
        res.cookie(login.cookie.name, login.cookie.value, { ...cookie(caller.secure), maxAge: login.cookie.maxAgeMs });
        res.set("cache-control", "no-store").redirect(303, "/desk");
        return;
      case "wrong":
        door(res, 401, "Kata kunci salah. Periksa huruf besar dan kecil.");
        return;
      case "too-many":
        res.set("retry-after", String(login.waitS));
        door(res, 429, `Terlalu banyak percobaan. Coba lagi dalam ${login.waitS} detik.`);
        return;
    }
  });

  router.post("/logout", (req, res) => {
    const { secure } = callerOfRequest(req);
    auth.logout(req.headers.cookie, secure);
    res.clearCookie(auth.cookieName(secure), cookie(secure));
    res.set("cache-control", "no-store").redirect(303, "/desk");
  });

  return router;
}

function secretIn(body: unknown): string {
  const secret = typeof body === "object" && body !== null && "secret" in body ? body.secret : "";
  return typeof secret === "string" ? secret : "";
}
