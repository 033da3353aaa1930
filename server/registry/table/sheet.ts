/** A sheet as it lies there: rows of trimmed cells, before anybody has looked for a header in it. */
export interface Sheet {
  /** Empty of a file that has but one. */
  name: string;
  rows: string[][];
}

/** Room for titles and sums around the 20,000 rows that a table may have. */
export const MAX_SHEET_ROWS = 20_100;
export const MAX_COLUMNS = 200;

/** The file or the table as a whole can't be read; a reason for the officer who made it. */
export class BadTable extends Error {
  override name = "BadTable";
  readonly row: number;
  constructor(row: number, reason: string) {
    super(reason);
    this.row = row;
  }
}
