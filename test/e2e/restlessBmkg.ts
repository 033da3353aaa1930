import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A BMKG where something is new at every request: each reading of `autogempa.json` tells of a further felt quake, minutes
 * old, far from the last one; `first` changes what is told of the first. The other documents are as they are on a quiet day.
 */
export async function startRestlessBmkg({ first = {} }: { first?: Partial<Gempa> } = {}) {
  let quakes = 0;
  const tell = (n: number): Gempa => (n === 0 ? { ...felt(0), ...first } : felt(n));
  const asked: { path: string; at: number }[] = [];
  const http = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, at: Date.now() });
    const json = (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    if (path.endsWith("/autogempa.json")) return json({ Infogempa: { gempa: tell(quakes++) } });
    if (/gempa(terkini|dirasakan)\.json$/.test(path)) return json({ Infogempa: { gempa: [tell(0)] } });
    if (path.endsWith(".xml"))
      return response.setHeader("content-type", "text/xml").end('<?xml version="1.0"?>\n<Infogempa></Infogempa>');
    response.statusCode = 403;
    return response.end("<Error><Code>AccessDenied</Code></Error>");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    env: { BMKG_DATA_URL: url, BMKG_INATEWS_URL: url, BMKG_WWW_URL: url },
    asked,
    quakes: () => quakes,
    stop: () => new Promise((resolve) => http.close(resolve)),
  };
}

const MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(" ");
/** Sixty quakes fit between half an hour ago, where news begins, and now; 31 s apart they are not taken for one. */
const BEGAN = Math.floor(Date.now() / 1000) * 1000 - 29 * 60_000;

type Gempa = ReturnType<typeof felt>;

function felt(n: number) {
  const origin = new Date(BEGAN + n * 31_000);
  const wib = new Date(origin.getTime() + 7 * 3_600_000);
  const lat = -8 + (n % 8);
  const lng = 100 + Math.floor(n / 8) + (n % 2) * 20;
  return {
    Tanggal: `${String(wib.getUTCDate()).padStart(2, "0")} ${MONTHS[wib.getUTCMonth()]} ${wib.getUTCFullYear()}`,
    Jam: `${wib.toISOString().slice(11, 19)} WIB`,
    DateTime: origin.toISOString().replace(".000Z", "+00:00"),
    Coordinates: `${lat.toFixed(2)},${lng.toFixed(2)}`,
    Lintang: `${Math.abs(lat).toFixed(2)} ${lat < 0 ? "LS" : "LU"}`,
    Bujur: `${lng.toFixed(2)} BT`,
    Magnitude: "4.4",
    Kedalaman: "10 km",
    Wilayah: "Pusat gempa berada di laut",
    Potensi: "Gempa ini dirasakan untuk diteruskan pada masyarakat",
    Dirasakan: "III Sekitar",
    Shakemap: "x.mmi.jpg",
  };
}
