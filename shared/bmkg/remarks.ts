/**
 * desk.40: whatever a driver of a feed says of a body, in the words of log and journal, and beside it as an officer reads it. A `{}` holds a
 * value, a `{#}` the code of a document, a `{!}` another remark or an error of the system; `{0}` is the first of them. No driver can say what does not stand here.
 */
export const REMARKS = {
  "{} = {}": "isian {0} = {1} tidak terbaca",
  "{} = {}, {} = {}": "isian {0} = {1} dan {2} = {3} tidak terbaca",
  "{} = {} in {} is no text": "isian {0} = {1} di {2} bukan teks",
  "{} = {} in {} is cut, of {} letters": "isian {0} = {1} di {2} dipotong, panjangnya {3} huruf",
  'unknown field "{}" = {} in {}': "isian baru “{0}” = {1} di {2}, belum dikenal",
  "{}: {} of {} are left out": "{0}: {1} dari {2} tidak dibaca, terlalu banyak",
  "{} {} of {} skipped: {!}": "{0} ke-{1} dari {2} dilewati: {3}",
  "{#} skipped: msgType = {}": "{0} dilewati: msgType = {1}",
  "{#}: {!} (try {})": "{0}: {1}, percobaan ke-{2}",
  "{#}: {!}": "{0}: {1}",
  "the body is empty": "isinya kosong",
  "HTML instead of data: {}": "halaman HTML, bukan data: {0}",
  "not JSON: {}": "isinya tidak utuh",
  "not well-formed XML: {}": "isinya tidak utuh",
  "XML brings a document type: {}": "XML membawa jenis dokumen sendiri: {0}",
  "a tag without an end": "isinya tidak utuh: sebuah tanda tanpa akhir",
  "a tag of {} letters": "sebuah tanda XML sepanjang {0} huruf",
  "tags {} deep": "tanda XML bersarang {0} lapis",
  "{} tags": "{0} tanda XML, terlalu banyak",
  "more than {} signs {} in a text": "lebih dari {0} tanda {1} dalam teks",
  "the driver failed: {}": "pembaca kami sendiri gagal: {0}",
  "{} has no followed documents": "{0} tidak punya dokumen lanjutan",
  "our own limit of requests to BMKG is reached": "batas permintaan kami sendiri tercapai",
  "the body is larger than {} bytes": "isinya terlalu besar, lebih dari {0} byte",
  "HTTP 304, though nothing was known to be modified": "dijawab tidak berubah, padahal belum pernah terbaca (HTTP 304)",
  "circle = {} is not drawn": "lingkaran {0} tidak digambar",
  "polygon = {} is longer than {} letters": "poligon {0} lebih panjang dari {1} huruf",
  "{} of {} points of a polygon are none: {}": "{0} dari {1} titik poligon tidak terbaca: {2}",
  "sent = {}, so its beginning is taken": "sent = {0} tidak terbaca, dipakai waktu mulainya",
  "expires = {} can't be the end of what was sent {}": "expires = {0} mustahil menjadi akhir dari yang dikirim {1}",
  "no polygon or circle can be read in area = {}": "tidak ada poligon atau lingkaran yang terbaca di area = {0}",
  "no polygon or circle can be read in {} of its areas": "tidak ada poligon atau lingkaran yang terbaca di {0} areanya",
  "msgType = {}, though its words speak of a cancellation": "msgType = {0}, padahal kata-katanya menyebut pembatalan",
  "identifier is absent, so the code is taken": "identifier tidak ada, dipakai kodenya",
  "more rings than an alert may have are left out": "wilayah yang melebihi batas tidak dibaca",
  "status = {} is taken for Actual": "status = {0} dianggap Actual",
  "Potensi = {} is not understood": "Potensi = {0} tidak dimengerti",
  "Dirasakan = {}: an intensity is not read": "Dirasakan = {0}: satu intensitas tidak terbaca",
  "a head of {} letters": "kepala berkas sepanjang {0} huruf",
} as const;

type Template = keyof typeof REMARKS;
type Holes<T extends string> = T extends `${string}{${"" | "!" | "#"}}${infer Rest}`
  ? [string | number, ...Holes<Rest>]
  : [];

declare const MADE: unique symbol;
/** Only `remark` and `systemError` make one. */
export type Remark = string & { readonly [MADE]: true };

const HOLE = /\{[!#]?\}/g;

export function remark<T extends Template>(template: T, ...values: Holes<T>): Remark {
  let at = 0;
  return template.replace(HOLE, () => String(values[at++])) as Remark;
}

/** What Node, a host or a parser says of a failure, in words that are not ours: `reasonWords` knows them by their codes. */
export function systemError(words: string): Remark {
  return words as Remark;
}

/** The first `most` letters of one, as journal and lamp keep it. */
export function cutBy(cut: (words: string) => string, one: Remark): Remark {
  return cut(one) as Remark;
}

/** Those of a document first, for what they hold may be any other; then the most specific, so that `{} = {}` is taken for none of them. */
const READABLE = (Object.entries(REMARKS) as [Template, string][])
  .map(([template, words]) => ({
    words,
    letters: template.replace(HOLE, "").length,
    isOfDocument: template.startsWith("{#}"),
    nests: [...template.matchAll(HOLE)].map(([hole]) => hole === "{!}"),
    pattern: new RegExp(
      `^${template
        .split(/(\{[!#]?\})/)
        .map(patternOf)
        .join("")}$`,
    ),
  }))
  .sort((a, b) => Number(b.isOfDocument) - Number(a.isOfDocument) || b.letters - a.letters);

function patternOf(part: string): string {
  if (part === "{#}") return "(\\w*\\d\\w*)";
  return part === "{}" || part === "{!}" ? "([^]*?)" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A remark as an officer reads it; null for what is none. `nested`: what to make of what stands in a `{!}`. */
export function remarkWords(raw: string, nested: (raw: string) => string): string | null {
  for (const { words, nests, pattern } of READABLE) {
    const [whole, ...values] = pattern.exec(raw) ?? [];
    if (whole === undefined) continue;
    return words.replace(/\{(\d)\}/g, (_hole, at: string) => {
      const value = values[Number(at)] ?? "";
      return nests[Number(at)] ? nested(value) : value.replace("(absent)", "(tidak ada)");
    });
  }
  return null;
}
