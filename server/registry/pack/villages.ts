import { parse } from "csv-parse/sync";
import { boxWords, INDONESIA, isIn } from "./box.ts";
import type { Told } from "./told.ts";

const COLUMNS = ["code", "lat", "lon", "pop_est"] as const;
/** No desa or kelurahan has nearly so many. */
const MOST_PEOPLE = 1_000_000;

/** `villages_exposure.csv`. Returns how many villages it holds. */
export function checkVillages(bytes: Buffer, kabupaten: ReadonlySet<string>, { say }: Told): number {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, trim: true });
  const lacking = COLUMNS.filter((name) => rows[0] !== undefined && !(name in rows[0]));
  if (rows.length === 0)
    say("baris 1", "tidak ada desa", `mestinya kepala kolom ${COLUMNS.join(", ")}, lalu desa-desa`);
  for (const name of lacking)
    say("baris 1", Object.keys(rows[0] ?? {}).join(","), `mestinya ada kolom ${name}, dipisah koma`);
  if (lacking.length > 0) return 0;
  const seen = new Set<string>();
  rows.forEach(({ code = "", lat = "", lon = "", pop_est = "" }, i) => {
    const row = `baris ${i + 2}`;
    if (!/^\d\d\.\d\d\.\d\d\.\d{4}$/.test(code)) say(`${row}, code`, code, "mestinya kode desa seperti 32.03.01.2001");
    else if (!kabupaten.has(code.slice(0, 5))) say(`${row}, code`, code, "tidak ada kabupaten dengan kode itu");
    if (seen.has(code)) say(`${row}, code`, code, "mestinya sekali saja");
    seen.add(code);
    if (lat === "" || lon === "" || !isIn(INDONESIA, Number(lon), Number(lat)))
      say(`${row}, lon, lat`, `${lon}, ${lat}`, boxWords(INDONESIA));
    if (pop_est === "" || !(Number(pop_est) >= 0 && Number(pop_est) <= MOST_PEOPLE))
      say(`${row}, pop_est`, pop_est, `mestinya jumlah orang dari 0 sampai ${MOST_PEOPLE}, tanpa pemisah ribuan`);
  });
  return rows.length;
}

const BYTES = 12;

/** `villages_exposure.f32`: what the map draws of them, three floats a village. */
export function checkVillageFloats(bytes: Buffer, villages: number, { say }: Told): void {
  if (bytes.length % BYTES !== 0 || bytes.length === 0)
    return say(
      "ukuran",
      `${bytes.length} bita`,
      `mestinya kelipatan ${BYTES}: bujur, lintang, orang, float32 little-endian`,
    );
  // Of a table that could not be read nothing is known to compare with.
  if (villages > 0 && bytes.length / BYTES !== villages)
    say("ukuran", `${bytes.length / BYTES} desa`, `mestinya ${villages}, seperti villages_exposure.csv`);
  for (let at = 0; at < bytes.length; at += BYTES) {
    const [lng, lat, people] = [bytes.readFloatLE(at), bytes.readFloatLE(at + 4), bytes.readFloatLE(at + 8)];
    if (!isIn(INDONESIA, lng, lat))
      return say(`desa ${at / BYTES + 1}`, `${lng}, ${lat}`, `${boxWords(INDONESIA)}, float32 little-endian`);
    if (!(people >= 0 && people <= MOST_PEOPLE))
      return say(`desa ${at / BYTES + 1}, orang`, people, `mestinya dari 0 sampai ${MOST_PEOPLE}`);
  }
}
