/** Records of TEWS as BMKG sends them, of any size. */

const MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(" ");

/** One record of `Infogempa.gempa`: minutes old, under Cianjur, felt; `change` is put over it. */
export function gempa(change: Record<string, string> = {}, minutesAgo = 5): Record<string, string> {
  const origin = new Date(Math.floor(Date.now() / 1000) * 1000 - minutesAgo * 60_000);
  const wib = new Date(origin.getTime() + 7 * 3_600_000);
  return {
    Tanggal: `${String(wib.getUTCDate()).padStart(2, "0")} ${MONTHS[wib.getUTCMonth()]} ${wib.getUTCFullYear()}`,
    Jam: `${wib.toISOString().slice(11, 19)} WIB`,
    DateTime: origin.toISOString().replace(".000Z", "+00:00"),
    Coordinates: "-6.84,107.05",
    Lintang: "6.84 LS",
    Bujur: "107.05 BT",
    Magnitude: "6.1",
    Kedalaman: "10 km",
    Wilayah: "Pusat gempa berada di darat 10 km barat daya Kab. Cianjur",
    Potensi: "Gempa ini dirasakan untuk diteruskan pada masyarakat",
    Dirasakan: "VI Cianjur",
    Shakemap: "x.mmi.jpg",
    ...change,
  };
}

export const one = (record: Record<string, string>) => JSON.stringify({ Infogempa: { gempa: record } });
export const many = (records: Record<string, string>[]) => JSON.stringify({ Infogempa: { gempa: records } });

/** So many letters of a text that repeats itself. */
export const letters = (count: number, piece: string) => piece.repeat(Math.ceil(count / piece.length)).slice(0, count);

/** A word that is no place of ours, another for each number. */
export const word = (n: number) => `zx${n.toString(26).replace(/\d/g, (digit) => "qwrtypsdfg"[Number(digit)] ?? "")}`;
