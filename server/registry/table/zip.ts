import { constants, crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** Just enough of ZIP (PKWARE's APPNOTE) to read an office's workbook without trusting it, and to write one. */

export class BadZip extends Error {
  override name = "BadZip";
}

export interface ZipLimits {
  /** Of the whole archive, unpacked. */
  bytes: number;
  files: number;
  /** How many times larger a file may become; small files may do so more. */
  ratio: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
/** From here on a file's ratio is looked at: a short one of blanks is no bomb. */
const RATIO_FROM_BYTES = 1_000_000;

/** The files that are asked for, by name; what they claim to hold is never believed. Throws `BadZip`. */
export function unzip(zip: Buffer, isWanted: (name: string) => boolean, limits: ZipLimits): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  for (const { name, method, size, offset } of entriesOf(zip, limits.files)) {
    if (!isWanted(name)) continue;
    if (files.has(name)) throw new BadZip(`memuat ${name} dua kali`);
    const from = offset + LOCAL_BYTES + within(zip, offset + 26, 4).readUInt16LE(0) + zip.readUInt16LE(offset + 28);
    if (within(zip, offset, LOCAL_BYTES).readUInt32LE(0) !== LOCAL) throw new BadZip("tidak utuh");
    const packed = within(zip, from, size);
    const most = Math.min(left, Math.max(RATIO_FROM_BYTES, size * limits.ratio));
    const file = method === 0 ? packed : method === 8 ? inflated(packed, most) : null;
    if (!file) throw new BadZip("dikemas dengan cara yang tidak dikenal");
    if (file.length > most) throw new BadZip(TOO_LARGE);
    left -= file.length;
    files.set(name, file);
  }
  return files;
}

export const TOO_LARGE = "isinya membengkak terlalu besar saat dibuka";

export function zipNames(zip: Buffer, limits: Pick<ZipLimits, "files">): string[] {
  return entriesOf(zip, limits.files).map(({ name }) => name);
}

function inflated(packed: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_FINISH });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    throw new BadZip(isTooLarge ? TOO_LARGE : "tidak utuh", { cause: error });
  }
}

interface ZipEntry {
  name: string;
  method: number;
  /** Packed. */
  size: number;
  /** Of its local header. */
  offset: number;
}

function entriesOf(zip: Buffer, most: number): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || within(zip, end, END_BYTES).readUInt32LE(0) !== END) throw new BadZip("tidak utuh");
  const count = zip.readUInt16LE(end + 10);
  if (count > most) throw new BadZip(`memuat ${count} berkas; paling banyak ${most}`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (within(zip, at, CENTRAL_BYTES).readUInt32LE(0) !== CENTRAL) throw new BadZip("tidak utuh");
    if ((zip.readUInt16LE(at + 8) & 1) === 1) throw new BadZip("dikunci dengan kata sandi");
    const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    entries.push({
      name: within(zip, at + CENTRAL_BYTES, lengths[0]).toString("utf8"),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

function within(zip: Buffer, from: number, length: number): Buffer {
  if (from + length > zip.length) throw new BadZip("tidak utuh");
  return zip.subarray(from, from + length);
}

/** The same files always make the same archive. */
export function zip(files: ReadonlyMap<string, Buffer>, { pack }: { pack: boolean }): Buffer {
  const [bodies, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, file] of files) {
    const body = pack ? deflateRawSync(file) : file;
    const path = Buffer.from(name);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(pack ? 8 : 0, 8);
    // 1 January 1980, midnight: the earliest that ZIP can tell.
    local.writeUInt16LE(0x21, 12);
    local.writeUInt32LE(crc32(file), 14);
    local.writeUInt32LE(body.length, 18);
    local.writeUInt32LE(file.length, 22);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, path, body);
    centrals.push(central, path);
    offset += local.length + path.length + body.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}
