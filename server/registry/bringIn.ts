import { basename } from "node:path";
import { type World, withChanges } from "../../shared/world/world.ts";
import type { Store } from "../store/store.ts";
import type { Defaults } from "./default.ts";
import { checkRows } from "./import/checkRows.ts";
import { tellable } from "./import/personal.ts";
import { deedOf, planOf, tooManyGone } from "./import/plan.ts";
import { asideLines, previewLines } from "./import/preview.ts";
import type { ImportError } from "./import/readTable.ts";
import type { ImportOrder } from "./order.ts";
import { seedRegistry } from "./seed.ts";
import type { Read } from "./table/readFile.ts";

export const NOTHING = "Tidak ada yang diubah.";
const STALE =
  "Pratinjau sudah usang: sejak dibuat, berkasnya atau yang tercatat berubah. Jalankan lagi tanpa --ya untuk melihat yang sekarang.";

interface BringParts {
  read: Read;
  store: Pick<Store, "world" | "commit">;
  defaults: Defaults;
  now: number;
  say: { log(line: string): void; error(line: string): void };
}

/**
 * registry.22, registry.23: tells what the table would change and, when asked to, changes it. What was told and whether it may be are asked
 * once more inside the commit, of the newest world: nothing else is ever done. Returns the exit code.
 */
export async function bringIn(order: ImportOrder, { read, store, defaults, now, say }: BringParts): Promise<number> {
  const file = tellable(basename(order.file));
  const judge = (world: World) => {
    const there = withDefaults(world, defaults);
    const checked = checkRows(order.table, read.sheets, there, { ...order, ...defaults, file, now });
    if ("errors" in checked) return checked;
    return { plan: planOf(there, checked.checked, { addOnly: order.addOnly, now }), table: checked.table };
  };
  const refuse = (reason: string) => {
    say.error(`${reason} ${NOTHING}`);
    return 1;
  };

  const shown = judge(store.world);
  if ("errors" in shown) {
    for (const error of shown.errors) say.error(errorLine(file, error));
    return refuse(`${shown.errors.length} kesalahan.`);
  }
  const { plan } = shown;
  for (const line of [...asideLines(shown.table, read.notes), ...previewLines(plan, order)]) say.log(line);
  if (plan.changes.length === 0) {
    say.log(`${file} sama dengan yang sudah tercatat. ${NOTHING}`);
    return 0;
  }
  const tooMany = order.replaceAll ? null : tooManyGone(plan);
  if (tooMany !== null) return refuse(tooMany);
  if (order.yes === null) {
    say.log(`Pratinjau saja, belum ada yang diubah. Bila benar, jalankan lagi dengan --ya=${plan.mark}`);
    return 0;
  }
  if (order.yes.mark !== null && order.yes.mark !== plan.mark) return refuse(STALE);

  // A world without places is seeded by the server's first start; an import must not take that away.
  await seedRegistry(store, defaults, now);
  const entry = await store.commit((world) => {
    const found = judge(world);
    if ("errors" in found || found.plan.mark !== plan.mark) return null;
    if (!order.replaceAll && tooManyGone(found.plan) !== null) return null;
    return deedOf(found.plan, { file, now });
  });
  if (!entry) return refuse(STALE);
  say.log(`Entri ${entry.seq}: ${entry.why}.`);
  return 0;
}

function withDefaults(world: World, { places }: Defaults): World {
  return world.place.size > 0
    ? world
    : withChanges(
        world,
        places.map((record) => ({ op: "put", record })),
      );
}

function errorLine(file: string, { row, column, value, reason }: ImportError): string {
  return `${file} baris ${row}${column && `, kolom ${column}`}${value && `, isi "${value}"`}: ${reason}`;
}
