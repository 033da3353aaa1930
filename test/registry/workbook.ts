import { zip } from "../../server/registry/table/zip.ts";

/** A workbook of given sheets, raw, as any writer might make it. */
export function workbook(sheets: Record<string, string>, more: Record<string, string> = {}, pack = true): Buffer {
  const names = Object.keys(sheets);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rIdS" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is Excel's short date.
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${sheets[name] ?? ""}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  };
  return zip(new Map(Object.entries(files).map(([name, xml]) => [name, Buffer.from(xml)])), { pack });
}

/** Rows of cells as XML: `text`, or a cell of its own making that begins with `<c`. */
export function rowsXml(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, i) => {
      const each = cells.map((cell, j) => {
        const at = `${String.fromCharCode(65 + j)}${i + 1}`;
        return cell.startsWith("<c")
          ? cell.replace("<c", `<c r="${at}"`)
          : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${i + 1}">${each.join("")}</row>`;
    })
    .join("");
}
