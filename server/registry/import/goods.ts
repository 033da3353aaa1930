/** registry.21: what offices call the goods that the tables of needs and of a lumbung's contents name, and how they measure them. */

interface Good {
  item: string;
  unit: keyof typeof UNITS;
  also: readonly string[];
}

/** How many of the unit one of each word is. A sack, a box or a carton holds what its maker put in it. */
const UNITS = {
  kg: { kg: 1, kilogram: 1, kilo: 1, kgs: 1, ton: 1000, kuintal: 100, kwintal: 100, kw: 100, gram: 0.001, gr: 0.001 },
  liter: { liter: 1, l: 1, lt: 1, ltr: 1, litre: 1, ml: 0.001 },
  paket: { paket: 1, pkt: 1, pket: 1 },
  lembar: { lembar: 1, lbr: 1, lmbr: 1, helai: 1, pcs: 1, buah: 1, bh: 1, potong: 1 },
  bungkus: { bungkus: 1, bks: 1, bgks: 1, pcs: 1 },
  unit: { unit: 1, buah: 1, bh: 1, set: 1, pcs: 1 },
} as const;

/** Weighed and poured; of all others there is no half. */
const DIVISIBLE = ["kg", "liter"];

export const GOODS: readonly Good[] = [
  { item: "beras", unit: "kg", also: ["beras medium", "beras premium", "beras reguler", "beras cbp"] },
  { item: "makanan siap saji", unit: "paket", also: ["mss", "paket makanan siap saji", "makanan siap santap"] },
  { item: "lauk pauk siap saji", unit: "paket", also: ["lauk pauk", "lauk siap saji", "paket lauk pauk"] },
  { item: "makanan anak", unit: "paket", also: ["paket makanan anak"] },
  { item: "mi instan", unit: "bungkus", also: ["mie instan", "mie instant", "mi instant"] },
  { item: "minyak goreng", unit: "liter", also: ["migor"] },
  { item: "biskuit", unit: "paket", also: ["biscuit"] },
  { item: "air minum", unit: "liter", also: ["air mineral", "air minum kemasan"] },
  { item: "air bersih", unit: "liter", also: [] },
  { item: "family kit", unit: "paket", also: ["familykit", "paket family kit", "paket keluarga"] },
  { item: "kidware", unit: "paket", also: ["kid ware", "kids ware", "kidsware", "paket kidware"] },
  { item: "sandang dewasa", unit: "paket", also: ["paket sandang dewasa", "pakaian dewasa", "sandang"] },
  { item: "sandang anak", unit: "paket", also: ["paket sandang anak", "pakaian anak"] },
  { item: "popok", unit: "paket", also: ["popok bayi", "diapers", "pampers"] },
  { item: "pembalut", unit: "paket", also: ["pembalut wanita"] },
  { item: "selimut", unit: "lembar", also: ["selimut dewasa"] },
  { item: "kasur", unit: "lembar", also: ["kasur lipat"] },
  { item: "tenda gulung", unit: "lembar", also: ["terpal", "tenda gulung (terpal)"] },
  { item: "tenda keluarga portabel", unit: "unit", also: ["tenda keluarga", "tenda keluarga portable"] },
  { item: "tenda serbaguna", unit: "unit", also: ["tenda serba guna"] },
  { item: "toilet", unit: "unit", also: ["toilet portabel", "toilet portable", "wc portabel"] },
  { item: "keran air", unit: "unit", also: ["kran air"] },
  { item: "genset 2 kW", unit: "unit", also: ["genset"] },
  { item: "gergaji mesin", unit: "unit", also: ["chainsaw", "senso"] },
];

const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const BY_NAME = new Map(GOODS.flatMap((good) => [good.item, ...good.also].map((name) => [key(name), good] as const)));

export const goodNamed = (told: string): Good | undefined => BY_NAME.get(key(told));

export const unknownGood = `barang tidak dikenal; yang dikenal: ${GOODS.map(({ item }) => item).join(", ")}`;

/** The amount in the good's own unit, or why it is none. */
export function measured(
  { item, unit }: Good,
  amount: number,
  told: string,
): { quantity: number } | { column: "unit" | "quantity"; reason: string } {
  const each = Object.entries(UNITS[unit]).find(([word]) => word === key(told))?.[1];
  if (each === undefined)
    return { column: "unit", reason: `${item} dihitung dalam ${unit}; tulis ${Object.keys(UNITS[unit]).join(", ")}` };
  const quantity = Math.round(amount * each * 1000) / 1000;
  if (!DIVISIBLE.includes(unit) && !Number.isInteger(quantity))
    return { column: "quantity", reason: `${item} dihitung utuh, tanpa pecahan` };
  return { quantity };
}
