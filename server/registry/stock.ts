import { z } from "zod";
import { count, note, text } from "./table/cells.ts";
import { readDataTable } from "./table/dataTable.ts";

const Row = z.object({ item: text, unit: text, quantity: count, source: note });

/** `stock_example_lumbung.csv`: what one lumbung sosial held as published. Throws a sentence when the table is damaged. */
export function readExampleLumbung(): z.infer<typeof Row>[] {
  return readDataTable("stock_example_lumbung", Row);
}
