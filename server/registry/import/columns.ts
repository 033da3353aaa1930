/** What offices call the columns that we know. Keys are ours, and are known too. */

export type Columns = Readonly<Record<string, readonly string[]>>;

const PLACE = {
  province: ["Provinsi", "Prov", "Propinsi", "Nama Provinsi"],
  kab_code: ["Kode Kab/Kota", "Kode Kabupaten/Kota", "Kode Kabupaten", "Kode Kab", "Kode Wilayah", "Kode Kemendagri", "Kode Daerah"],
  kab_name: ["Kab/Kota", "Kabupaten/Kota", "Kab. / Kota", "Kabupaten", "Kab", "Nama Kabupaten", "Nama Kab/Kota", "Nama Kabupaten/Kota", "Kota/Kabupaten", "Wilayah", "Daerah"],
  lat: ["Lintang", "Latitude", "Garis Lintang", "Koordinat Lintang", "Koordinat Y"],
  lon: ["Bujur", "Longitude", "Long", "Lng", "Garis Bujur", "Koordinat Bujur", "Koordinat X"],
  coordinates: ["Koordinat", "Titik Koordinat", "Koordinat GPS", "Titik Lokasi", "GPS", "Lat Long", "Lat, Long", "Lat/Lon", "Latitude Longitude", "Lintang Bujur"],
  source: ["Sumber", "Sumber Data"],
}; // prettier-ignore

/** Taken for what they are and used for nothing. */
const IDLE = {
  no: ["No", "No.", "Nomor", "No Urut", "Nomor Urut"],
  address: ["Alamat", "Alamat Lengkap", "Alamat Kantor", "Alamat Gudang", "Alamat Unit", "Alamat Sekretariat"],
  kecamatan: ["Kecamatan", "Kec", "Desa", "Desa/Kelurahan", "Kelurahan"],
  note: ["Keterangan", "Ket", "Catatan"],
};

const BASIS = { basis: ["Dasar", "Status Data"] };
const PRECISION = ["Ketelitian Koordinat", "Ketelitian Posisi", "Ketelitian", "Dasar Koordinat"];

/** The first name of each is what the template calls it. */
export const COLUMNS = {
  tagana: {
    ...IDLE,
    unit_id: ["ID Unit", "Kode Unit", "ID"],
    name: ["Nama Unit", "Unit", "Nama Tim", "Nama Tagana", "Unit Tagana", "Nama Forum Tagana"],
    ...PLACE,
    coord_basis: PRECISION,
    members_registered_est: ["Jumlah Anggota", "Anggota", "Jumlah Personel", "Personel", "Jumlah Tagana", "Anggota Terdaftar", "Jumlah Anggota Terdaftar"],
    members_active_est: ["Anggota Aktif", "Jumlah Anggota Aktif", "Personel Aktif", "Jumlah Aktif"],
    ...BASIS,
  },
  sentra: {
    ...IDLE,
    id: ["ID Sentra", "Kode Sentra", "ID", "Kode"],
    name: ["Nama Sentra", "Sentra", "Nama Balai", "Nama"],
    type: ["Jenis", "Tipe"],
    city: ["Tempat Kedudukan", "Kedudukan", "Kota"],
    ...PLACE,
    prov_code: ["Kode Provinsi"],
    coord_precision: PRECISION,
    address_in_source: [],
    confidence: [],
    warehouse_source: [],
    n_kab_published: [],
    n_kab_total_default: [],
  },
  warehouse: {
    ...IDLE,
    id: ["Kode Gudang", "ID Gudang", "ID", "Kode"],
    name: ["Nama Gudang", "Gudang", "Nama"],
    level: ["Tingkat", "Tingkatan", "Jenis Gudang", "Kategori"],
    ...PLACE,
    coord_precision: PRECISION,
    ...BASIS,
  },
  lumbung: {
    ...IDLE,
    id: ["Kode Lumbung", "ID Lumbung", "ID", "Kode"],
    name: ["Nama Lumbung", "Lumbung", "Nama Lumbung Sosial", "Lumbung Sosial", "Nama"],
    ...PLACE,
    coord_precision: PRECISION,
    lumbung_count_est: ["Jumlah Lumbung"],
    ...BASIS,
  },
  coverage: {
    ...IDLE,
    kab_code: PLACE.kab_code,
    kab_name: PLACE.kab_name,
    province: PLACE.province,
    sentra_id: ["Sentra", "ID Sentra", "Kode Sentra", "Nama Sentra"],
    alt_sentra_id: ["Sentra Cadangan", "Cadangan"],
    ...BASIS,
    distance_km: ["Jarak", "Jarak (km)"],
    source: PLACE.source,
  },
  stock: {
    ...IDLE,
    place: ["Tempat", "ID Tempat", "Kode Tempat", "Nama Gudang", "Gudang", "Nama Lumbung", "Lumbung", "Nama Tempat", "Lokasi", "Kode Gudang", "Kode Lumbung"],
    kab_name: PLACE.kab_name,
    province: PLACE.province,
    item: ["Barang", "Nama Barang", "Jenis Barang", "Uraian Barang", "Uraian", "Jenis Bantuan", "Nama Logistik", "Jenis Logistik"],
    batch: ["Bets", "Batch", "No Batch", "Nomor Batch", "Kode Batch", "Lot", "No Lot"],
    expires_on: ["Kedaluwarsa", "Kadaluarsa", "Kadaluwarsa", "Tanggal Kedaluwarsa", "Tgl Kedaluwarsa", "Tanggal Kadaluarsa", "Tgl Kadaluarsa", "Expired", "Expired Date", "Exp", "Exp Date", "Tgl Exp", "ED"],
    quantity: ["Jumlah", "Stok", "Jumlah Stok", "Sisa Stok", "Stok Akhir", "Sisa", "Saldo", "Saldo Akhir", "Kuantitas", "Volume", "Qty"],
    unit: ["Satuan"],
    as_of: ["Per Tanggal", "Tanggal Stok", "Tanggal Opname", "Tanggal Hitung", "Posisi per", "Tanggal", "Tgl"],
    source: PLACE.source,
  },
} satisfies Record<string, Columns>; // prettier-ignore

export type TableName = keyof typeof COLUMNS;
export const TABLE_NAMES = Object.keys(COLUMNS) as TableName[];

/** registry.15: capitals, blanks, dots, and what stands in brackets make no other heading. */
export function headingKey(heading: string): string {
  return heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Our name of the column under each heading; undefined for one that we don't know. */
export function columnNamer(columns: Columns): (heading: string) => string | undefined {
  const names = new Map<string, string>();
  for (const [column, aliases] of Object.entries(columns)) {
    for (const heading of [column, ...aliases])
      if (!names.has(headingKey(heading))) names.set(headingKey(heading), column);
  }
  return (heading) => names.get(headingKey(heading));
}
