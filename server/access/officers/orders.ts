import { ROLES, Role, type Officer } from "../../../shared/record/officer.ts";
import { ROLE_WORDS } from "../../../shared/officer/callSign.ts";
import { stampWords } from "../../../shared/time.ts";
import { NotUnderstood } from "../../command.ts";
import type { Officers } from "./officers.ts";
import { phoneOf } from "./phone.ts";

export const USAGE = `npm run officer -- add --name NAMA --role PERAN [--phone NOMOR]
npm run officer -- list
npm run officer -- role SIAPA --role PERAN
npm run officer -- code SIAPA
npm run officer -- unlock SIAPA
npm run officer -- end SIAPA
npm run officer -- erase --number N --reason ALASAN
  Petugas meja piket. PERAN: ${ROLES.join(", ")}. SIAPA: --number N, atau --name NAMA dari yang bertugas.
  add, code  mencetak kode sekali pakai untuk masuk pertama kali; dengan itu petugas memilih kata sandi dan PIN.
  unlock     sesudah terlalu banyak percobaan salah: petugas itu boleh mencoba lagi sekarang.
  role       mengganti peran; sesi petugas itu berakhir.
  end        petugas tidak bertugas lagi; sesinya berakhir, catatannya tinggal.
  erase      menghapus nama dan telepon petugas yang sudah selesai; alasannya masuk jurnal, datanya tidak.
  Server boleh sedang berjalan.`;

export const OPTIONS = {
  name: { type: "string" },
  role: { type: "string" },
  phone: { type: "string" },
  number: { type: "string" },
  reason: { type: "string" },
} as const;
type Values = Partial<Record<keyof typeof OPTIONS, string>>;

/** Whose word it is: the operator's, at the machine itself. */
const BY = "sigap";

interface Around {
  officers: Officers;
  all(): Officer[];
  erase(id: string, basis: string): Promise<boolean>;
  forgive(officer: string): Promise<void>;
  serving(): number;
}

/** Each by its word. Throws `NotUnderstood` for words that can't be meant, an error with a sentence for what can't be done. */
export const ORDERS: Record<string, ((values: Values, around: Around) => Promise<void>) | undefined> = {
  async add({ name, role, phone, number, reason }, { officers }) {
    if (number !== undefined || reason !== undefined)
      throw new NotUnderstood("add tidak memakai --number atau --reason.");
    if (name === undefined) throw new NotUnderstood("--name belum diberi.");
    const telephone = phone === undefined ? null : phoneOf(phone);
    if (phone !== undefined && telephone === null) throw new NotUnderstood(`"${phone}" bukan nomor telepon Indonesia.`);
    const { officer, code } = await officers.add({ name, role: roleIn(role), phone: telephone, by: BY });
    console.log(`${ROLE_WORDS[officer.role]} ${officer.number} ditambahkan. ${codeWords(code)}`);
  },
  async list(_, { officers, all, serving: count }) {
    for (const officer of all()) {
      const name = (await officers.nameOf(officer)) ?? "(nama dihapus)";
      const state = officer.endedAt === null ? "" : `, selesai ${stampWords(officer.endedAt)}`;
      console.log(`${String(officer.number).padStart(3)}  ${ROLE_WORDS[officer.role].padEnd(8)}  ${name}${state}`);
    }
    console.log(`${count()} petugas bertugas.`);
  },
  async role(values, around) {
    const role = roleIn(values.role);
    await around.officers.setRole((await meant(values, around)).number, role, BY);
    console.log("Peran diganti; sesi petugas itu berakhir.");
  },
  async code(values, around) {
    const officer = await meant(values, around);
    if (officer.endedAt !== null) throw new Error("Petugas ini sudah selesai bertugas.");
    console.log(codeWords(await around.officers.giveCode(officer.id)));
  },
  async unlock(values, around) {
    const { id, number } = await meant(values, around);
    await around.officers.unlock(number, BY);
    await around.forgive(id);
    console.log("Petugas itu boleh mencoba masuk lagi sekarang.");
  },
  async end(values, around) {
    await around.officers.end((await meant(values, around)).number, BY);
    console.log("Petugas selesai bertugas; sesinya berakhir.");
  },
  async erase({ number, reason }, { all, erase }) {
    const officer = numbered(all(), number);
    if (reason === undefined) throw new NotUnderstood("--reason belum diberi.");
    if (officer.endedAt === null) throw new Error("Petugas ini masih bertugas. Akhiri dulu: npm run officer -- end.");
    const marks = [officer.name, officer.phone].flatMap((mark) => mark ?? []);
    const erased = await Promise.all(marks.map(({ vault }) => erase(vault, reason)));
    console.log(erased.some(Boolean) ? "Nama dan telepon dihapus." : "Sudah dihapus sebelumnya.");
  },
};

const codeWords = (code: string) => `Kode sekali pakai, berlaku tiga hari: ${code}`;

function numberIn(typed: string | undefined): number {
  if (typed === undefined || !/^\d{1,6}$/.test(typed))
    throw new NotUnderstood(`--number "${typed ?? ""}" bukan nomor petugas.`);
  return Number(typed);
}

/** By number, or by the name under which they serve. */
async function meant({ name, number }: Values, { officers, all }: Around): Promise<Officer> {
  if (name === undefined) return numbered(all(), number);
  if (number !== undefined) throw new NotUnderstood("Pilih salah satu: --name atau --number.");
  const officer = await officers.find(name);
  if (!officer) throw new Error("Tidak ada petugas bertugas dengan nama itu.");
  return officer;
}

function roleIn(typed: string | undefined): Role {
  const role = Role.safeParse(typed);
  if (!role.success) throw new NotUnderstood(`--role "${typed ?? ""}" tidak dikenal: ${ROLES.join(", ")}.`);
  return role.data;
}

function numbered(all: readonly Officer[], typed: string | undefined): Officer {
  const number = numberIn(typed);
  const officer = all.find((each) => each.number === number);
  if (!officer) throw new Error(`Petugas nomor ${number} tidak ada.`);
  return officer;
}
