import { nameKey, unqualified } from "../../../shared/gazetteer/nameKey.ts";
import type { Kabupaten } from "../../../shared/gazetteer/kabupaten.ts";
import type { Place } from "../../../shared/record/place.ts";
import { placeNames, slug } from "./placeNames.ts";
import type { ImportError, Teller } from "./readTable.ts";

/** registry.16: what a table of an office leaves out and its other columns tell: code, province, degrees, id, where it is from. */

export interface FillContext {
  kabupaten: readonly Kabupaten[];
  places: ReadonlyMap<string, Place>;
  /** Stands for a source that is not told. */
  file: string;
}

type Cells = Record<string, string>;
type Filled = { cells: Cells; kab: Kabupaten | undefined } | { errors: ImportError[] };

export function fillRow(cells: Cells, tell: Teller, { kabupaten, file }: FillContext): Filled {
  const filled: Cells = { source: `berkas ${file}`, ...cells, ...degreesOf(cells) };
  const told = filled["kab_code"] ?? "";
  const name = filled["kab_name"] ?? "";
  const code = told === "" && /^\d\d[.,]?\d\d$/.test(name) ? name : told;
  const errors: ImportError[] = [];
  let kab = kabupaten.find((one) => one.code === code);
  if (code === "" && name !== "") {
    const found = kabNamed(name, filled["province"] ?? "", kabupaten);
    if ("reason" in found) errors.push(tell("kab_name", found.reason));
    else kab = found.kab;
  } else if (kab && name !== "" && name !== code && !isNameOf(kab, name)) {
    errors.push(tell("kab_name", `${kab.code} adalah ${kab.name}`));
  }
  if (errors.length > 0) return { errors };
  filled["kab_code"] = kab?.code ?? code;
  // Of a kabupaten that is not known none is either; that it is not known is error enough.
  filled["province"] ??= kab?.province ?? "-";
  const { province } = filled;
  if (kab && (province === "" || sameProvince(province, kab.province))) filled["province"] = kab.province;
  return { cells: filled, kab };
}

/** `-6,84123; 107,14` and its like; what can't be parted is left for the cell's own rule to refuse. */
function degreesOf({ coordinates }: Cells): Cells {
  if (coordinates === undefined) return {};
  const pair =
    /^\(?\s*([-+\u2212]?\d+(?:\.\d+)?)\s*[,;\s]\s*([-+\u2212]?\d+(?:\.\d+)?)\s*\)?$/.exec(coordinates) ??
    /^\(?\s*([-+\u2212]?\d+,\d+)\s*[,;\s]\s*([-+\u2212]?\d+,\d+)\s*\)?$/.exec(coordinates);
  return { lat: pair?.[1] ?? coordinates, lon: pair?.[2] ?? coordinates };
}

function kabNamed(
  told: string,
  province: string,
  kabupaten: readonly Kabupaten[],
): { kab: Kabupaten } | { reason: string } {
  const named = kabupatenNamed(told, kabupaten);
  const there = province === "" ? named : named.filter((kab) => sameProvince(province, kab.province));
  const [kab, ...others] = there;
  if (kab && others.length === 0) return { kab };
  if (kab) return { reason: `bisa berarti ${there.map(({ name }) => name).join(" atau ")}; tulis lengkap` };
  const [elsewhere] = named;
  if (elsewhere) return { reason: `${elsewhere.name} ada di provinsi ${elsewhere.province}` };
  return {
    reason: "tidak ada kabupaten/kota dengan nama ini; tulis Kabupaten atau Kota di depannya, atau pakai kodenya",
  };
}

const byKey = new WeakMap<readonly Kabupaten[], Map<string, Kabupaten[]>>();

/** All that a name can mean, from an index that is made once. */
export function kabupatenNamed(told: string, kabupaten: readonly Kabupaten[]): Kabupaten[] {
  let index = byKey.get(kabupaten);
  if (!index) {
    index = new Map();
    for (const kab of kabupaten)
      for (const key of new Set([kab.name, kab.shortName, bare(kab)].map(nameKey)))
        index.set(key, [...(index.get(key) ?? []), kab]);
    byKey.set(kabupaten, index);
  }
  const keys = new Set([told, unqualified(told).name].map(nameKey));
  const candidates = new Set([...keys].flatMap((key) => index.get(key) ?? []));
  return [...candidates].filter((kab) => isNameOf(kab, told));
}

/** With `Kab.` or `Kota` in front the name means that alone. */
function isNameOf(kab: Kabupaten, told: string): boolean {
  if (nameKey(told) === nameKey(kab.name)) return true;
  const { name, qualifier } = unqualified(told);
  if (qualifier === "kabupaten" || qualifier === "kota")
    return kab.type === qualifier && [kab.shortName, bare(kab)].some((own) => nameKey(own) === nameKey(name));
  return [kab.shortName, bare(kab)].some((own) => nameKey(own) === nameKey(told));
}

const bare = ({ name }: Kabupaten) => name.replace(/^(Kabupaten|Kota)( Administrasi)? /, "");

/** `PROV. JAWA BARAT`, `DI Yogyakarta` */
function sameProvince(told: string, province: string): boolean {
  const key = (text: string) =>
    nameKey(text)
      .replace(/^(PROVINSI|PROPINSI|PROV)/, "")
      .replace(/^(DAERAHISTIMEWA|DAERAHKHUSUSIBUKOTA|DI|DKI)/, "");
  return key(told) === key(province);
}

/**
 * The id of a row that has none: that of the place of ours that bears its name there; of a kabupaten's one Tagana unit that one; else made
 * from name and kabupaten, so that the same table gives the same ids again.
 */
export function idOf(
  kind: Place["kind"],
  { name = "" }: Cells,
  kab: Kabupaten | undefined,
  { places }: FillContext,
  isOnly: boolean,
): string {
  const names = placeNames(places);
  const here = kab ? names.of(kind, kab.code) : [];
  const named = names.named(name).filter((place) => place.kind === kind && (!kab || place.kabCode === kab.code));
  const code = kab?.code.replace(".", "") ?? "";
  const [known] = named.length === 1 ? named : kind === "tagana" && isOnly && here.length === 1 ? here : [];
  if (known) return known.id.replace(/^sentra:/, "");
  switch (kind) {
    case "tagana":
      return `TGN-${code}-${slug(name)}`.slice(0, 64);
    case "lumbung":
      return `LBG-${code}-${slug(name)}`.slice(0, 64);
    case "warehouse":
      return `GDG-${code === "" ? "" : `${code}-`}${slug(name)}`.slice(0, 64);
    case "sentra":
      return slug(name.replace(/^(sentra|bbppks)\s+/i, ""))
        .toLowerCase()
        .slice(0, 57);
  }
}
