import type { Place } from "../../shared/record/place.ts";
import { frozen } from "./frozen.ts";

/** Posts of west Java, each in Cianjur unless told otherwise. */

type Of<Kind extends Place["kind"]> = Extract<Place, { kind: Kind }>;

const COMMON = {
  type: "place",
  kabCode: "32.03",
  province: "Jawa Barat",
  at: [107.14, -6.82] as [number, number],
  positionBasis: "derived",
  basis: "derived",
  source: "facts",
} as const;

export function tagana(change: Partial<Of<"tagana">> = {}): Of<"tagana"> {
  const figures = { membersRegistered: null, membersActive: null };
  return frozen({ ...COMMON, kind: "tagana", id: "TGN-3203", name: "Tagana Kab. Cianjur", ...figures, ...change });
}

export function sentra(change: Partial<Of<"sentra">> = {}): Of<"sentra"> {
  return frozen({
    ...COMMON,
    kind: "sentra",
    office: "sentra",
    id: "sentra:x",
    name: "Sentra X",
    city: "",
    covers: [],
    ...change,
  });
}

export function warehouse(change: Partial<Of<"warehouse">> = {}): Of<"warehouse"> {
  return frozen({ ...COMMON, kind: "warehouse", id: "GDG-X", name: "Gudang X", level: "provinsi", ...change });
}

export function lumbung(change: Partial<Of<"lumbung">> = {}): Of<"lumbung"> {
  return frozen({ ...COMMON, kind: "lumbung", id: "LBG-3203", name: "Lumbung Kab. Cianjur", count: 4, ...change });
}
