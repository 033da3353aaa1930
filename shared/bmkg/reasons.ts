import { remarkWords } from "./remarks.ts";

/** desk.35: why a source can't be read, as an officer reads it; log and journal keep the raw words. */

const CODES: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/, "nama alamatnya tidak dikenal, mungkin tidak ada internet"],
  [/ECONNREFUSED/, "sambungan ditolak"],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|terminated|other side closed|socket hang up/, "sambungan terputus di tengah jalan"],
  [/ENETUNREACH|EHOSTUNREACH|ENETDOWN/, "tidak ada jalan ke sana, mungkin tidak ada internet"],
  [/ETIMEDOUT|UND_ERR_\w*TIMEOUT|Timeout|no whole answer within/i, "tidak menjawab pada waktunya"],
  [/CERT|certificate|SSL|TLS|EPROTO/i, "sertifikat atau sandi sambungannya tidak sah"],
  [/bad port|Invalid URL|ERR_INVALID_URL/, "alamat yang disetel tidak dapat dipakai"],
  [/fetch failed/, "sambungan gagal"],
];

const HTTP: Readonly<Record<string, string>> = {
  "401": "tidak diizinkan",
  "403": "ditolak servernya",
  "404": "tidak ada lagi di alamat itu",
  "410": "tidak ada lagi di alamat itu",
  "429": "servernya minta jeda",
};

/** desk.40: of a source that can't be read, and of what it said: a remark by its table, all else by its code. */
export function reasonWords(raw: string): string {
  const status = /^HTTP (\d{3})/.exec(raw)?.[1];
  const words = remarkWords(raw, reasonWords);
  if (words !== null) return words;
  if (status !== undefined) return `${httpWords(status)} (HTTP ${status})`;
  return CODES.find(([code]) => code.test(raw))?.[1] ?? `sebab lain, kata aslinya "${raw}"`;
}

function httpWords(status: string): string {
  return (
    HTTP[status] ??
    (status.startsWith("3")
      ? "dialihkan ke alamat lain"
      : status.startsWith("5")
        ? "servernya sendiri gagal"
        : "ditolak")
  );
}
