import { STRIP, type Row } from "./rows.ts";
import { ROTATES_EVERY_MS, type Scene } from "./scene.ts";

/** picture.15: cards that find no room beside each other take turns. Pure. */

/**
 * The rows of each page, for a room of so many units: the first row whole on the first, in two lines on the others. A list takes what is
 * left of its page. What finds no room even under the strip is left out; `last` comes only where there is room for it on the last page.
 */
export function pagesOf(rows: readonly Row[], roomU: number, last: Row | null = null): Row[][] {
  const [lead, ...others] = rows;
  if (!lead) return [];
  const pages: Row[][] = [[lead]];
  for (const row of others) {
    if (leastOf([STRIP, row]) > roomU) continue;
    const page = pages.at(-1) ?? [];
    const isFull = page.some(({ least }) => least !== undefined) || leastOf([...page, row]) > roomU;
    if (isFull) pages.push([STRIP, row]);
    else page.push(row);
  }
  const end = pages.at(-1) ?? [];
  if (last && pages.length > 1 && leastOf([...end, last]) <= roomU) end.push(last);
  return pages;
}

/** Of columns in calm: the first stays while there is room for another beside it; the others take turns there. */
export function calmPages(rows: readonly Row[], columns: number): Row[][] {
  if (columns >= rows.length) return [[...rows]];
  const stay = rows.slice(0, columns - 1);
  return rows.slice(columns - 1).map((row) => [...stay, row]);
}

function leastOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height, least = height }) => sum + least, 0);
}

/**
 * Which page stands now, counted on without end. Each hero of those that take turns has its turn on a page before it is turned, so that both
 * turn at one moment; news begins with the first page, and while the clock stands it is the first.
 */
export function pageAt(scene: Scene | null, running: number | null, rate: number): number {
  if (scene === null || running === null) return 0;
  if (!("count" in scene)) return Math.floor(running / (ROTATES_EVERY_MS * rate));
  const alerts = [scene.hero.alert, ...scene.heroes.map(({ alert }) => alert)];
  const everyMs = ROTATES_EVERY_MS * rate * (scene.unanswered ? 1 : scene.count);
  const newsAt = Math.max(...alerts.map(({ raisedAt, history }) => Math.max(raisedAt, history.at(-1)?.at ?? raisedAt)));
  return Math.max(0, Math.floor(running / everyMs) - Math.ceil(newsAt / everyMs));
}
