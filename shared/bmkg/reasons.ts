/** desk.35: why a source can't be read, as an officer reads it; log and journal keep the raw words. */

const CODES: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/, "nama alamatnya tidak dikenal, mungkin tidak ada internet"],
  [/ECONNREFUSED/, "sambungan ditolak"],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|terminated|other side closed|socket hang up/, "sambungan terputus di tengah jalan"],
  [/ENETUNREACH|EHOSTUNREACH|ENETDOWN/, "tidak ada jalan ke sana, mungkin tidak ada internet"],
  [/ETIMEDOUT|UND_ERR_\w*TIMEOUT|Timeout|no whole answer within/i, "tidak menjawab pada waktunya"],
  [/CERT|certificate|SSL|TLS|EPROTO/i, "sertifikat atau sandi sambungannya tidak sah"],
  [/bad port|Invalid URL|ERR_INVALID_URL/, "alamat yang disetel tidak dapat dipakai"],
  [/our own limit of requests/, "batas permintaan kami sendiri tercapai"],
  [/the body is larger than/, "isinya terlalu besar"],
  [/not JSON|not well-formed XML/, "isinya tidak utuh"],
  [/fetch failed/, "sambungan gagal"],
];

const HTTP: Readonly<Record<string, string>> = {
  "304": "dijawab tidak berubah, padahal belum pernah terbaca",
  "401": "tidak diizinkan",
  "403": "ditolak servernya",
  "404": "tidak ada lagi di alamat itu",
  "410": "tidak ada lagi di alamat itu",
  "429": "servernya minta jeda",
};

export function reasonWords(raw: string): string {
  const status = /^HTTP (\d{3})/.exec(raw)?.[1];
  if (status !== undefined) return `${httpWords(status)} (HTTP ${status})`;
  return CODES.find(([code]) => code.test(raw))?.[1] ?? `sebab lain, kata aslinya "${raw}"`;
}

/** Of a document that a source names: `CBT20260101: HTTP 404 (try 2)`; other notes as they are. */
export function noteWords(raw: string): string {
  const [, what, reason, times] = /^(.+?): (.+) \(try (\d+)\)$/.exec(raw) ?? [];
  return what === undefined || reason === undefined ? raw : `${what}: ${reasonWords(reason)}, percobaan ke-${times}`;
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
