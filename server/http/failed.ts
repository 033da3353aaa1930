import type { ErrorRequestHandler } from "express";
import { reasonOf, type Log } from "../log.ts";
import { sentence, type ShowPage } from "./showPage.ts";

/** The end of a request that can't be answered: a sentence, as a page or as JSON; what is our fault stands in the log. */
export function createFailed({ log, showPage }: { log: Log; showPage: ShowPage }): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const { method, path } = req;
    if (status >= 500) log("error", "http: request failed", { method, path, reason: reasonOf(error) });
    const words = SENTENCES[status] ?? "Permintaan ini tidak dapat dibaca.";
    if (path.startsWith("/api/")) res.status(status).set("cache-control", "no-store").json({ error: words });
    else {
      const title = status === 404 ? "Halaman tidak ada" : "Tidak berhasil";
      showPage(res, { status, title, body: sentence(words) });
    }
  };
}

const SENTENCES: Record<number, string> = {
  401: "Bagian ini hanya untuk meja piket yang sudah masuk, atau dinding dengan tautan yang berlaku.",
  403: "Permintaan ini datang dari halaman lain, bukan dari Sigap. Buka Sigap sendiri, lalu coba lagi.",
  404: "Alamat ini tidak ada di Sigap.",
  500: "Ada kesalahan di server. Sudah dicatat. Coba lagi sebentar lagi.",
};

/** Express's own refusals (a body too large, a broken escape) carry a status; anything else is ours. */
function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
