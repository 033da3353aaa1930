/**
 * felt.13: names of kecamatan and kabupaten in which a numeral, or the word for "and", is a part: what a Dirasakan list must not take apart.
 * As they stand in server/data; a test finds them there and would name one that is missing.
 */

/** The numeral is the name's own. */
export const NUMERAL_NAMES: readonly string[] = [
  "2 x 11 Anam Lingkuang", "2 x 11 Kayu Tanam", "Bathin II Pelayang", "Bathin III", "Bathin III Ulu", "Bathin VIII", "Batin II Babeko", "Batin XXIV", "IV Jurai", "IV Koto", "IV Koto Aua Malintang", "IV Nagari", "IV Nagari Bayang Utara", "IX Koto Sungai Lasi", "Kapur IX", "Kaway XVI", "Koto VII", "Koto XI Tarusan", "Lubuk Linggau Barat I", "Lubuk Linggau Barat II", "Lubuk Linggau Selatan I", "Lubuk Linggau Selatan II", "Lubuk Linggau Timur I", "Lubuk Linggau Timur II", "Lubuk Linggau Utara I", "Lubuk Linggau Utara II", "Madang Suku I", "Madang Suku II", "Madang Suku III", "Muko-muko Bathin VII", "Na IX-X", "Pendalian IV Koto", "Rokan IV Koto", "Semendawai Suku III", "V Koto", "V Koto Timur", "VII Koto", "VII Koto Ilir", "VII Koto Padang Sago", "Wari/Taiyeve II", "X Koto", "X Koto Diatas", "X Koto Singkarak", "XIII Koto Kampar", "XIV Koto",
]; // prettier-ignore

/** The name without its numeral is a place too: the numeral is the name's only where an intensity stands beside it. */
export const NUMBERED_NAMES: readonly string[] = [
  "Banyuasin I", "Banyuasin II", "Banyuasin III", "Belitang II", "Belitang III",
]; // prettier-ignore

/** What a leading numeral counts (`VII Koto`: seven villages). A name of this kind that no table knows is a name still. */
export const COUNTED: readonly string[] = [
  "Jurai", "Koto", "Nagari",
]; // prettier-ignore

/** Names that begin with such a word and need no numeral: before them it is an intensity. */
export const UNCOUNTED_NAMES: readonly string[] = [
  "Koto Balingka", "Koto Baru", "Koto Besar", "Koto Gasib", "Koto Kampar Hulu", "Koto Parik Gadang Diateh", "Koto Patamuan", "Koto Salak", "Koto Tangah", "Koto VII", "Koto XI Tarusan",
]; // prettier-ignore

export const JOINED_NAMES: readonly string[] = [
  "Pangkajene dan Kepulauan",
]; // prettier-ignore
