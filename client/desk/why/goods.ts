import { consignmentWords } from "../../../shared/need/consignment.ts";
import { STOCK_NAMES } from "../../../shared/need/gap.ts";
import { SK, SK_WITHIN } from "../../../shared/need/lock.ts";
import { FAMILY_SIZE } from "../../../shared/need/needs.ts";
import { STOCK_SETTINGS } from "../../../shared/need/stock.ts";
import type { Impact } from "../../../shared/record/impact.ts";
import { capital } from "../../../shared/words/capitals.ts";
import { settingRow, type WhyGroup } from "./group.ts";

/** What is needed of each thing, and what counts as there in time. */
export function goodsWhy({ needs }: Pick<Impact, "needs">): WhyGroup {
  const feeds = needs.find(({ feedsDays }) => feedsDays !== null)?.feedsDays ?? null;
  return {
    title: "Barang",
    rows: [
      settingRow("Tiba dalam", STOCK_SETTINGS.inTimeHours),
      settingRow("Masih baik", STOCK_SETTINGS.handOutDays),
      settingRow("Pakai dulu", STOCK_SETTINGS.useFirstDays),
      {
        label: "Isi lumbung",
        value: "laporan kantornya; tanpa laporan isi contoh × jumlah lumbung",
        why: "isi contoh: Lumbung Indramayu, terbit 15 Januari 2025",
      },
      {
        label: "Kurang",
        value: "kebutuhan dikurangi stok yang dilaporkan saja; tanpa laporan belum diketahui",
        why: "isi contoh bukan barang yang ada: ia tidak mengurangi kurang",
      },
      { label: "Terkunci", value: `isi lumbung, sampai ${SK} terbit; gudang terbuka tanpa SK` },
      settingRow("SK", SK_WITHIN),
      { label: "Kebutuhan", value: "Perka BNPB 7/2008; paket lapangan Kemensos, Morotai September 2024" },
      {
        label: "Paket lapangan",
        value: consignmentWords(feeds),
        why: "paket Morotai dibagi makan sehari menurut Perka BNPB 7/2008; sama untuk 3, 7, dan 14 hari",
      },
      { label: "Satu keluarga", value: `${FAMILY_SIZE} orang`, why: "InaSAFE" },
      ...STOCK_NAMES.filter(({ need, stock, needUnit, stockUnit }) => need !== stock || needUnit !== stockUnit).map(
        ({ need, needUnit, why }) => ({ label: capital(need), value: needUnit, why }),
      ),
    ],
  };
}
