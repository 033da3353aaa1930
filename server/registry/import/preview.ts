import type { FoundTable } from "./findTable.ts";
import type { ImportPlan, Line } from "./plan.ts";

/** registry.22: what an import would do, in lines for whoever started it. */

const SHOWN = 20;

export function previewLines(plan: ImportPlan, { isWhole }: { isWhole: boolean }): string[] {
  const { fresh, changed, gone, before } = plan;
  const same = before - new Set([...changed, ...gone].map(({ name }) => name)).size;
  return [
    `Tabel ${plan.table}: ${fresh.length} baru, ${changed.length} berubah, ${gone.length} dihapus, ${Math.max(0, same)} tetap.`,
    ...groupLines("Baru", fresh, isWhole),
    ...groupLines("Berubah", changed, isWhole),
    ...groupLines("Dihapus", gone, isWhole),
  ];
}

function groupLines(title: string, lines: readonly Line[], isWhole: boolean): string[] {
  if (lines.length === 0) return [];
  const shown = isWhole ? lines : lines.slice(0, SHOWN);
  const left = lines.length - shown.length;
  return [
    `${title} (${lines.length}):`,
    ...shown.flatMap(({ name, details }) => [`  ${name}`, ...details.map((detail) => `      ${detail}`)]),
    ...(left > 0 ? [`  … dan ${left} lagi; --lengkap menampilkan semuanya`] : []),
  ];
}

/** What was left aside of the file, so that nothing goes missing without a word. */
export function asideLines({ sheet, headerRow, personal, skipped }: FoundTable, notes: readonly string[]): string[] {
  return [
    ...notes.map((note) => `Catatan: ${note}.`),
    ...(sheet === "" && headerRow === 1
      ? []
      : [`Dibaca: ${sheet === "" ? "" : `lembar "${sheet}", `}judul kolom di baris ${headerRow}.`]),
    ...(personal.length === 0 ? [] : [`Tidak dibaca, data pribadi: kolom ${personal.join(", ")}.`]),
    ...skipped.map(({ row, why }) => `Dilewati: baris ${row} (${why}).`),
  ];
}
