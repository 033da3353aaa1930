/**
 * All 514 kabupaten and kota by Kemendagri's codes, with their seats where those are called otherwise, as server/data has them (a test
 * compares): so that every screen can name what BMKG's words mean at once, before any figure is reckoned.
 */

interface KabupatenName {
  /** Kemendagri's, with its dot: `32.03`. */
  code: string;
  /** `Cianjur` */
  shortName: string;
  type: "kabupaten" | "kota";
  province: string;
  /** Of its administration. */
  seat: string;
}

/** `08 Ende`, `06 Flores Timur/Larantuka`: the code within the province, the name, its seat. */
const BY_PROVINCE: Readonly<Record<string, readonly [province: string, names: string]>> = {
  "11": ["Aceh",
    "01 Aceh Selatan/Tapak Tuan, 02 Aceh Tenggara/Kutacane, 03 Aceh Timur/Idi Rayeuk, 04 Aceh Tengah/Takengon, " +
    "05 Aceh Barat/Meulaboh, 06 Aceh Besar/Jantho, 07 Pidie/Sigli, 08 Aceh Utara/Lhoksukon, 09 Simeulue/Sinabang, " +
    "10 Aceh Singkil/Singkil, 11 Bireuen, 12 Aceh Barat Daya/Blangpidie, 13 Gayo Lues/Blangkejeren, 14 Aceh Jaya/Calang, " +
    "15 Nagan Raya/Suka Makmue, 16 Aceh Tamiang/Karangbaru, 17 Bener Meriah/Simpang Tiga Redelong, 18 Pidie Jaya/Meureudu, " +
    "71 Banda Aceh, 72 Sabang, 73 Lhokseumawe, 74 Langsa, 75 Subulussalam"],
  "12": ["Sumatera Utara",
    "01 Tapanuli Tengah/Pandan, 02 Tapanuli Utara/Tarutung, 03 Tapanuli Selatan/Sipirok, 04 Nias/Gido, 05 Langkat/Stabat, " +
    "06 Karo/Kabanjahe, 07 Deli Serdang/Lubuk Pakam, 08 Simalungun/Pematang Raya, 09 Asahan/Kisaran, " +
    "10 Labuhanbatu/Rantau Prapat, 11 Dairi/Sidikalang, 12 Toba/Balige, 13 Mandailing Natal/Panyabungan, " +
    "14 Nias Selatan/Teluk Dalam, 15 Pakpak Bharat/Salak, 16 Humbang Hasundutan/Dolok Sanggul, 17 Samosir/Pangururan, " +
    "18 Serdang Bedagai/Sei Rampah, 19 Batu Bara/Limapuluh, 20 Padang Lawas Utara/Gunung Tua, 21 Padang Lawas/Sibuhuan, " +
    "22 Labuhanbatu Selatan/Kota Pinang, 23 Labuhanbatu Utara/Aek Kanopan, 24 Nias Utara/Lotu, 25 Nias Barat/Onolimbu, " +
    "71 Medan, 72 Pematangsiantar, 73 Sibolga, 74 Tanjungbalai, 75 Binjai, 76 Tebing Tinggi/Tebingtinggi, " +
    "77 Padangsidimpuan/Padang Sidempuan, 78 Gunungsitoli"],
  "13": ["Sumatera Barat",
    "01 Pesisir Selatan/Painan, 02 Solok/Arosuka, 03 Sijunjung/Muaro, 04 Tanah Datar/Batusangkar, " +
    "05 Padang Pariaman/Parit Malintang, 06 Agam/Lubuk Basung, 07 Lima Puluh Kota/Sarilamak, 08 Pasaman/Lubuk Sikaping, " +
    "09 Kepulauan Mentawai/Tuapejat, 10 Dharmasraya/Pulau Punjung, 11 Solok Selatan/Padang Aro, " +
    "12 Pasaman Barat/Simpang Empat, 71 Padang, 72 Solok, 73 Sawahlunto, 74 Padang Panjang/Padangpanjang, 75 Bukittinggi, " +
    "76 Payakumbuh, 77 Pariaman"],
  "14": ["Riau",
    "01 Kampar/Bangkinang, 02 Indragiri Hulu/Rengat, 03 Bengkalis, 04 Indragiri Hilir/Tembilahan, " +
    "05 Pelalawan/Pangkalan Kerinci, 06 Rokan Hulu/Pasir Pengaraian, 07 Rokan Hilir/Bagan Si Api-api, " +
    "08 Siak/Siak Sri Indrapura, 09 Kuantan Singingi/Teluk Kuantan, 10 Kepulauan Meranti/Selat Panjang, 71 Pekanbaru, " +
    "72 Dumai"],
  "15": ["Jambi",
    "01 Kerinci/Siulak, 02 Merangin/Bangko, 03 Sarolangun, 04 Batanghari/Muara Bulian, 05 Muaro Jambi/Sengeti, " +
    "06 Tanjung Jabung Barat/Kuala Tungkal, 07 Tanjung Jabung Timur/Muara Sabak, 08 Bungo/Muara Bungo, 09 Tebo/Muara Tebo, " +
    "71 Jambi/Jambi City, 72 Sungai Penuh"],
  "16": ["Sumatera Selatan",
    "01 Ogan Komering Ulu/Baturaja, 02 Ogan Komering Ilir/Kayu Agung, 03 Muara Enim, 04 Lahat, 05 Musi Rawas/Muara Beliti, " +
    "06 Musi Banyuasin/Sekayu, 07 Banyuasin/Pangkalan Balai, 08 Ogan Komering Ulu Timur/Martapura, " +
    "09 Ogan Komering Ulu Selatan/Muaradua, 10 Ogan Ilir/Indralaya, 11 Empat Lawang/Tebing Tinggi, " +
    "12 Penukal Abab Lematang Ilir/Talang Ubi, 13 Musi Rawas Utara/Rupit, 71 Palembang, 72 Pagar Alam, " +
    "73 Lubuk Linggau/Lubuklinggau, 74 Prabumulih"],
  "17": ["Bengkulu",
    "01 Bengkulu Selatan/Manna, 02 Rejang Lebong/Curup, 03 Bengkulu Utara/Argamakmur, 04 Kaur/Bintuhan, 05 Seluma/Tais, " +
    "06 Mukomuko, 07 Lebong/Tubei, 08 Kepahiang, 09 Bengkulu Tengah/Karang Tinggi, 71 Bengkulu"],
  "18": ["Lampung",
    "01 Lampung Selatan/Kalianda, 02 Lampung Tengah/Gunung Sugih, 03 Lampung Utara/Kotabumi, 04 Lampung Barat/Liwa, " +
    "05 Tulang Bawang/Menggala, 06 Tanggamus/Kota Agung, 07 Lampung Timur/Sukadana, 08 Way Kanan/Blambangan Umpu, " +
    "09 Pesawaran/Gedong Tataan, 10 Pringsewu, 11 Mesuji/Wiraga Mulya, 12 Tulang Bawang Barat/Panaragan, " +
    "13 Pesisir Barat/Krui, 71 Bandar Lampung, 72 Metro"],
  "19": ["Kepulauan Bangka Belitung",
    "01 Bangka/Sungailiat, 02 Belitung/Tanjung Pandan, 03 Bangka Selatan/Toboali, 04 Bangka Tengah/Koba, " +
    "05 Bangka Barat/Muntok, 06 Belitung Timur/Manggar, 71 Pangkal Pinang/Pangkalpinang"],
  "21": ["Kepulauan Riau",
    "01 Bintan/Bandar Seri Bentan, 02 Karimun/Tanjung Balai Karimun, 03 Natuna/Ranai, 04 Lingga/Daik Lingga, " +
    "05 Kepulauan Anambas/Tarempa, 71 Batam, 72 Tanjung Pinang"],
  "31": ["DKI Jakarta",
    "01 Kepulauan Seribu/Pulau Pramuka, 71 Jakarta Pusat, 72 Jakarta Utara, 73 Jakarta Barat, 74 Jakarta Selatan/Jakarta, " +
    "75 Jakarta Timur"],
  "32": ["Jawa Barat",
    "01 Bogor/Cibinong, 02 Sukabumi/Pelabuhanratu, 03 Cianjur, 04 Bandung/Soreang, 05 Garut, 06 Tasikmalaya/Singaparna, " +
    "07 Ciamis, 08 Kuningan, 09 Cirebon/Sumber, 10 Majalengka, 11 Sumedang, 12 Indramayu, 13 Subang, 14 Purwakarta, " +
    "15 Karawang, 16 Bekasi/Cikarang, 17 Bandung Barat/Ngamprah, 18 Pangandaran/Parigi, 71 Bogor, 72 Sukabumi, 73 Bandung, " +
    "74 Cirebon, 75 Bekasi, 76 Depok, 77 Cimahi, 78 Tasikmalaya, 79 Banjar"],
  "33": ["Jawa Tengah",
    "01 Cilacap, 02 Banyumas/Purwokerto, 03 Purbalingga, 04 Banjarnegara, 05 Kebumen, 06 Purworejo, 07 Wonosobo, " +
    "08 Magelang/Mungkid, 09 Boyolali, 10 Klaten, 11 Sukoharjo, 12 Wonogiri, 13 Karanganyar, 14 Sragen, " +
    "15 Grobogan/Purwodadi, 16 Blora, 17 Rembang, 18 Pati, 19 Kudus, 20 Jepara, 21 Demak, 22 Semarang/Ungaran, " +
    "23 Temanggung, 24 Kendal, 25 Batang, 26 Pekalongan/Kajen, 27 Pemalang, 28 Tegal/Slawi, 29 Brebes, 71 Magelang, " +
    "72 Surakarta, 73 Salatiga, 74 Semarang, 75 Pekalongan, 76 Tegal"],
  "34": ["DI Yogyakarta",
    "01 Kulon Progo/Wates, 02 Bantul, 03 Gunungkidul/Wonosari, 04 Sleman, 71 Yogyakarta"],
  "35": ["Jawa Timur",
    "01 Pacitan, 02 Ponorogo, 03 Trenggalek, 04 Tulungagung, 05 Blitar/Kanigoro, 06 Kediri/Ngasem, 07 Malang/Kepanjen, " +
    "08 Lumajang, 09 Jember, 10 Banyuwangi, 11 Bondowoso, 12 Situbondo, 13 Probolinggo/Kraksaan, 14 Pasuruan/Bangil, " +
    "15 Sidoarjo, 16 Mojokerto/Mojosari, 17 Jombang, 18 Nganjuk, 19 Madiun/Caruban, 20 Magetan, 21 Ngawi, 22 Bojonegoro, " +
    "23 Tuban, 24 Lamongan, 25 Gresik, 26 Bangkalan, 27 Sampang, 28 Pamekasan, 29 Sumenep, 71 Kediri, 72 Blitar, " +
    "73 Malang, 74 Probolinggo, 75 Pasuruan, 76 Mojokerto, 77 Madiun, 78 Surabaya, 79 Batu"],
  "36": ["Banten",
    "01 Pandeglang, 02 Lebak/Rangkasbitung, 03 Tangerang/Tigaraksa, 04 Serang/Ciruas, 71 Tangerang, 72 Cilegon, 73 Serang, " +
    "74 Tangerang Selatan/Ciputat"],
  "51": ["Bali",
    "01 Jembrana/Negara, 02 Tabanan, 03 Badung/Mangupura, 04 Gianyar, 05 Klungkung/Semarapura, 06 Bangli, " +
    "07 Karangasem/Amlapura, 08 Buleleng/Singaraja, 71 Denpasar"],
  "52": ["Nusa Tenggara Barat",
    "01 Lombok Barat/Gerung, 02 Lombok Tengah/Praya, 03 Lombok Timur/Selong, 04 Sumbawa/Sumbawa Besar, 05 Dompu, " +
    "06 Bima/Godo, 07 Sumbawa Barat/Taliwang, 08 Lombok Utara/Tanjung, 71 Mataram, 72 Bima"],
  "53": ["Nusa Tenggara Timur",
    "01 Kupang/Oelamasi, 02 Timor Tengah Selatan/Soe, 03 Timor Tengah Utara/Kefamenanu, 04 Belu/Atambua, 05 Alor/Kalabahi, " +
    "06 Flores Timur/Larantuka, 07 Sikka/Maumere, 08 Ende, 09 Ngada/Bajawa, 10 Manggarai/Ruteng, 11 Sumba Timur/Waingapu, " +
    "12 Sumba Barat/Waikabubak, 13 Lembata/Lewoleba, 14 Rote Ndao/Baa, 15 Manggarai Barat/Labuan Bajo, 16 Nagekeo/Mbay, " +
    "17 Sumba Tengah/Waibakul, 18 Sumba Barat Daya/Tambolaka, 19 Manggarai Timur/Borong, 20 Sabu Raijua/Seba, " +
    "21 Malaka/Betun, 71 Kupang"],
  "61": ["Kalimantan Barat",
    "01 Sambas, 02 Mempawah, 03 Sanggau, 04 Ketapang, 05 Sintang, 06 Kapuas Hulu/Putussibau, 07 Bengkayang, " +
    "08 Landak/Ngabang, 09 Sekadau, 10 Melawi/Nangah Pinoh, 11 Kayong Utara/Sukadana, 12 Kubu Raya/Sungai Raya, " +
    "71 Pontianak, 72 Singkawang"],
  "62": ["Kalimantan Tengah",
    "01 Kotawaringin Barat/Pangkalan Bun, 02 Kotawaringin Timur/Sampit, 03 Kapuas/Kuala Kapuas, 04 Barito Selatan/Buntok, " +
    "05 Barito Utara/Muara Teweh, 06 Katingan/Kasongan, 07 Seruyan/Kuala Pembuang, 08 Sukamara, 09 Lamandau/Nanga Bulik, " +
    "10 Gunung Mas/Kuala Kurun, 11 Pulang Pisau, 12 Murung Raya/Puruk Cahu, 13 Barito Timur/Tamiang Layang, 71 Palangkaraya"],
  "63": ["Kalimantan Selatan",
    "01 Tanah Laut/Pelaihari, 02 Kotabaru/Kotabaru Hilir, 03 Banjar/Martapura, 04 Barito Kuala/Marabahan, 05 Tapin/Rantau, " +
    "06 Hulu Sungai Selatan/Kandangan, 07 Hulu Sungai Tengah/Barabai, 08 Hulu Sungai Utara/Amuntai, 09 Tabalong/Tanjung, " +
    "10 Tanah Bumbu/Batulicin, 11 Balangan/Paringin, 71 Banjarmasin, 72 Banjarbaru"],
  "64": ["Kalimantan Timur",
    "01 Paser/Tana Paser, 02 Kutai Kartanegara/Tenggarong, 03 Berau/Tanjungredep, 07 Kutai Barat/Sendawar, " +
    "08 Kutai Timur/Sangatta, 09 Penajam Paser Utara/Penajam, 11 Mahakam Ulu/Ujoh Bilang, 71 Balikpapan, 72 Samarinda, " +
    "74 Bontang"],
  "65": ["Kalimantan Utara",
    "01 Bulungan/Tanjung Selor, 02 Malinau, 03 Nunukan, 04 Tana Tidung/Tideng Pale, 71 Tarakan"],
  "71": ["Sulawesi Utara",
    "01 Bolaang Mongondow/Lolak, 02 Minahasa/Tondano, 03 Kepulauan Sangihe/Tahuna, 04 Kepulauan Talaud/Melonguane, " +
    "05 Minahasa Selatan/Amurang, 06 Minahasa Utara/Airmadidi, 07 Minahasa Tenggara/Ratahan, " +
    "08 Bolaang Mongondow Utara/Boroko, 09 Kep. Siau Tagulandang Biaro/Ondong Siau, 10 Bolaang Mongondow Timur/Tutuyan, " +
    "11 Bolaang Mongondow Selatan/Bolaang Uki, 71 Manado, 72 Bitung, 73 Tomohon, 74 Kotamobagu"],
  "72": ["Sulawesi Tengah",
    "01 Banggai/Luwuk, 02 Poso, 03 Donggala, 04 Toli-Toli/Tolitoli, 05 Buol, 06 Morowali/Bungku, " +
    "07 Banggai Kepulauan/Salakan, 08 Parigi Moutong/Parigi, 09 Tojo Una Una/Ampana, 10 Sigi/Sigi Biromaru, " +
    "11 Banggai Laut/Banggai, 12 Morowali Utara/Kolonodale, 71 Palu"],
  "73": ["Sulawesi Selatan",
    "01 Kepulauan Selayar/Benteng, 02 Bulukumba, 03 Bantaeng, 04 Jeneponto, 05 Takalar, 06 Gowa/Sungguminasa, 07 Sinjai, " +
    "08 Bone/Watampone, 09 Maros, 10 Pangkajene dan Kepulauan/Pangkajene, 11 Barru, 12 Soppeng/Watansoppeng, " +
    "13 Wajo/Sengkang, 14 Sidenreng Rappang/Sidenreng, 15 Pinrang, 16 Enrekang, 17 Luwu/Belopa, 18 Tana Toraja/Makale, " +
    "22 Luwu Utara/Masamba, 24 Luwu Timur/Malili, 26 Toraja Utara/Rantepao, 71 Makassar, 72 Parepare, 73 Palopo"],
  "74": ["Sulawesi Tenggara",
    "01 Kolaka, 02 Konawe/Unaaha, 03 Muna/Raha, 04 Buton/Pasar Wajo, 05 Konawe Selatan/Andoolo, 06 Bombana/Rumbia, " +
    "07 Wakatobi/Wanci, 08 Kolaka Utara/Lasusua, 09 Konawe Utara/Asera, 10 Buton Utara/Buranga, 11 Kolaka Timur/Tirawuta, " +
    "12 Konawe Kepulauan/Langara, 13 Muna Barat/Laworo, 14 Buton Tengah/Labungkari, 15 Buton Selatan/Batauga, 71 Kendari, " +
    "72 Bau Bau/Baubau"],
  "75": ["Gorontalo",
    "01 Gorontalo/Limboto, 02 Boalemo/Tilamuta, 03 Bone Bolango/Suwawa, 04 Pohuwato/Marisa, 05 Gorontalo Utara/Kwandang, " +
    "71 Gorontalo"],
  "76": ["Sulawesi Barat",
    "01 Pasangkayu, 02 Mamuju, 03 Mamasa, 04 Polewali Mandar/Polewali, 05 Majene, 06 Mamuju Tengah/Tobadak"],
  "81": ["Maluku",
    "01 Maluku Tengah/Masohi, 02 Maluku Tenggara/Langgur, 03 Kepulauan Tanimbar/Saumlaki, 04 Buru/Namlea, " +
    "05 Seram Bagian Timur/Bula, 06 Seram Bagian Barat/Piru, 07 Kepulauan Aru/Dobo, 08 Maluku Barat Daya/Tiakur, " +
    "09 Buru Selatan/Namrole, 71 Ambon, 72 Tual"],
  "82": ["Maluku Utara",
    "01 Halmahera Barat/Jailolo, 02 Halmahera Tengah/Weda, 03 Halmahera Utara/Tobelo, 04 Halmahera Selatan/Labuha, " +
    "05 Kepulauan Sula/Sanana, 06 Halmahera Timur/Maba, 07 Pulau Morotai/Daruba, 08 Pulau Taliabu/Bobong, " +
    "71 Ternate/Kota Ternate, 72 Tidore Kepulauan/Sofifi"],
  "91": ["Papua",
    "03 Jayapura/Sentani, 05 Kepulauan Yapen/Serui, 06 Biak Numfor/Biak, 10 Sarmi, 11 Keerom/Arso, 15 Waropen/Botawa, " +
    "19 Supiori/Sorendiweri, 20 Mamberamo Raya/Burmeso, 71 Jayapura"],
  "92": ["Papua Barat",
    "02 Manokwari, 03 Fak Fak/Fakfak, 06 Teluk Bintuni/Bintuni, 07 Teluk Wondama/Rasiei, 08 Kaimana, " +
    "11 Manokwari Selatan/Ransiki, 12 Pegunungan Arfak/Ullong"],
  "93": ["Papua Selatan",
    "01 Merauke, 02 Boven Digoel/Tanah Merah, 03 Mappi/Kepi, 04 Asmat/Agats"],
  "94": ["Papua Tengah",
    "01 Nabire, 02 Puncak Jaya/Mulia, 03 Paniai/Enarotali, 04 Mimika/Timika, 05 Puncak/Ilaga, 06 Dogiyai/Kigamani, " +
    "07 Intan Jaya/Sugapa, 08 Deiyai/Tigi"],
  "95": ["Papua Pegunungan",
    "01 Jayawijaya/Wamena, 02 Pegunungan Bintang/Oksibil, 03 Yahukimo/Dekai, 04 Tolikara/Karubaga, " +
    "05 Mamberamo Tengah/Kobakma, 06 Yalimo/Elelim, 07 Lanny Jaya/Tiom, 08 Nduga/Kenyam"],
  "96": ["Papua Barat Daya",
    "01 Sorong/Aimas, 02 Sorong Selatan/Teminabuan, 03 Raja Ampat/Waisai, 04 Tambrauw/Fef, 05 Maybrat/Kumurkek, 71 Sorong"],
}; // prettier-ignore

/** Kemendagri numbers kota from 71 on. */
const FIRST_KOTA = 71;

export const KABUPATEN_NAMES: readonly KabupatenName[] = Object.entries(BY_PROVINCE).flatMap(
  ([provinceCode, [province, names]]) =>
    names.split(", ").map((row): KabupatenName => {
      const [, number = "", shortName = "", seat = shortName] = /^(\d\d) ([^/]+)(?:\/(.+))?$/.exec(row) ?? [];
      const type = Number(number) < FIRST_KOTA ? "kabupaten" : "kota";
      return { code: `${provinceCode}.${number}`, shortName, type, province, seat };
    }),
);

/** Names of several words: BMKG runs them together, and nothing but the names themselves tells where one word ends. */
export const LONG_NAMES: readonly string[] = [
  ...new Set(KABUPATEN_NAMES.flatMap(({ shortName, seat }) => [shortName, seat])),
].filter((name) => /[\s-]/.test(name));

/** What BMKG still calls kabupaten that have been renamed. */
export const FORMER_NAMES: readonly string[] = ["Maluku Tenggara Barat", "Toba Samosir", "Mamuju Utara"];
