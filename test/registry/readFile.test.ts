import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "../../server/registry/import/columns.ts";
import { findTable } from "../../server/registry/import/findTable.ts";
import { sheetsOf } from "../../server/registry/table/readFile.ts";
import { BadTable } from "../../server/registry/table/sheet.ts";
import { writeXlsx } from "../../server/registry/table/xlsx.ts";
import { zip } from "../../server/registry/table/zip.ts";
import { runs } from "../runs.ts";
import { rowsXml, workbook } from "./workbook.ts";

const TEXT = "Nama Unit;Kab/Kota;Lintang;Bujur\nTagana Café;Cianjur;-6,82;107,14\n";
const rowsIn = async (file: Buffer, sheet: string | null = null) =>
  findTable((await sheetsOf(file)).sheets, COLUMNS.tagana, sheet).rows.map(({ cells }) => cells);
const refusal = async (file: Buffer) => {
  const refused: unknown = await sheetsOf(file).catch((error: unknown) => error);
  if (!(refused instanceof BadTable)) throw new Error(`not refused: ${JSON.stringify(refused).slice(0, 200)}`);
  return refused.message;
};

describe("G9 registry.9 text", () => {
  const utf16 = (mark: number[], swap: boolean) => {
    const body = Buffer.from(TEXT, "utf16le");
    return Buffer.concat([Buffer.from(mark), swap ? body.swap16() : body]);
  };
  test.each([
    ["UTF-8", Buffer.from(TEXT), []],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${TEXT}`), []],
    ["UTF-16, as Excel's Unicode text", utf16([0xff, 0xfe], false), ["huruf dibaca sebagai UTF-16"]],
    ["UTF-16 the other way round", utf16([0xfe, 0xff], true), ["huruf dibaca sebagai UTF-16"]],
    ["UTF-16 without its mark", utf16([], false), ["huruf dibaca sebagai UTF-16"]],
    ["Windows-1252", Buffer.from(TEXT, "latin1"), ["huruf dibaca sebagai Windows-1252; periksa huruf beraksen"]],
  ])("in %s is read, and what was taken for granted is told", async (_, file, notes) => {
    expect((await sheetsOf(file)).notes).toEqual(notes);
    expect(await rowsIn(file)).toEqual([["Tagana Café", "Cianjur", "-6,82", "107,14"]]);
  });
});

describe("registry.18 what is no table is refused with what to do", () => {
  const archive = (...names: string[]) => zip(new Map(names.map((name) => [name, Buffer.from("x")])), { pack: true });
  test.each([
    ["an .xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /\.xls.*kata sandi.*Simpan Sebagai/],
    ["an .ods", archive("mimetype", "content.xml"), /\.ods.*Simpan Sebagai/],
    ["an .xlsb", archive("xl/workbook.bin"), /\.xlsb.*Simpan Sebagai/],
    ["a ZIP", archive("data.csv"), /ZIP, bukan tabel/],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF.*berkas Excel/],
    ["a web page called .xls", Buffer.from("<html><table><tr><td>Nama Unit"), /halaman web/],
    [
      "a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 1, 2, 3, 4, 5, 6, 7]),
      /bukan tabel/,
    ],
    ["ten megabytes and more", Buffer.alloc(10_000_001, "a"), /lebih besar dari 10 MB/],
    ["a workbook cut short", writeXlsx([{ name: "a", rows: [["x"]] }]).subarray(0, 900), /tidak utuh/],
  ])("%s", async (_, file, sentence) => {
    expect(await refusal(file)).toMatch(sentence);
  });
});

describe("registry.18 text that is no table of an office", () => {
  test.each([
    ["ten million blank lines", "\n".repeat(9_900_000), /lebih dari 20100 baris/],
    ["five million cells in a line", "a,".repeat(4_900_000), /lebih dari 200 sel/],
    ["each mark millions of times", ",;\t\n".repeat(2_400_000), /lebih dari 20100 baris/],
  ])("%s is refused before it costs much", async (_, text, sentence) => {
    expect(await refusal(Buffer.from(text))).toMatch(sentence);
  });
});

describe("registry.19 a workbook", () => {
  const HEADER = ["Nama Unit", "Kab/Kota", "Lintang", "Bujur"];

  test("as we write it, we read it", async () => {
    const rows = [HEADER, ['Tagana <A> & "B"', "32.03", "-6,82", "107,14"]];
    expect(
      await rowsIn(
        writeXlsx([
          { name: "tagana", rows },
          { name: "Petunjuk", rows: [["Kolom ini", "Wajib"]] },
        ]),
      ),
    ).toEqual([rows[1]]);
  });

  test("its numbers, formulas, days and booleans are what Excel shows", async () => {
    const cells = [
      "<c><v>-6.82</v></c>",
      "<c><f>A1*2</f><v>107.14</v></c>",
      '<c s="1"><v>46477</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="str"><f>"x"</f><v>hasil</v></c>',
    ];
    const { sheets } = await sheetsOf(workbook({ A: rowsXml([cells]) }));
    expect(sheets).toEqual([{ name: "A", rows: [["-6.82", "107.14", "2027-03-31", "true", "hasil"]] }]);
  });

  test.each([
    ['<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"],
    ['<c t="str"><f>A1</f></c>', "#N/A"],
  ])("a formula without a result is no empty cell: %s", async (cell, value) => {
    const file = workbook({ A: rowsXml([HEADER, ["Tagana X", "32.03", cell, "107,1"]]) });
    expect(await rowsIn(file)).toMatchObject([["Tagana X", "32.03", value, "107,1"]]);
  });

  test.each(["<c><f>A1</f></c>", '<c t="s"><v>99</v></c>', "<c><v>abc</v></c>", '<c t="zz"><v>1</v></c>'])(
    "a cell that can't be read is told with its row: %s",
    async (cell) => {
      const file = workbook({ A: rowsXml([HEADER, ["Tagana X", cell]]) });
      await expect(sheetsOf(file)).rejects.toMatchObject({
        row: 2,
        message: expect.stringMatching(/kolom ke-2/) as string,
      });
    },
  );

  test("the sheet that holds the table is found; where several do, one is chosen by its name", async () => {
    const table = (name: string) => rowsXml([HEADER, [name, "32.03", "-6,8", "107,1"]]);
    const one = workbook({ Sampul: rowsXml([["Data Tagana"]]), Data: table("X") });
    expect(await rowsIn(one)).toMatchObject([["X", "32.03", "-6,8", "107,1"]]);
    const two = workbook({ "2025": table("Lama"), "2026": table("Baru") });
    await expect(rowsIn(two)).rejects.toThrow('2 lembar memuat tabel ini ("2025", "2026"); pilih satu dengan --lembar');
    expect(await rowsIn(two, "2026")).toMatchObject([["Baru", "32.03", "-6,8", "107,1"]]);
    await expect(rowsIn(two, "2027")).rejects.toThrow('tidak ada lembar "2027"');
  });

  const strings = (count: number) => ({ "xl/sharedStrings.xml": `<sst>${"<si/>".repeat(count)}</sst>` });
  test.each([
    ["a bomb: 50 MB of blanks in 50 kB", () => workbook({ A: " ".repeat(50_000_000) }), /membengkak/],
    ["a million rows", () => workbook({ A: "<row/>".repeat(1_000_000) }, {}, false), /lebih dari 20100 baris/],
    [
      "a million rows that cells claim",
      () => workbook({ A: '<row><c r="A1048576"><v>1</v></c></row>' }),
      /lebih dari 20100 baris/,
    ],
    ["a row far below", () => workbook({ A: '<row r="1e9"></row>' }), /letak sel tidak dikenal/],
    [
      "a cell far to the right",
      () => workbook({ A: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
      /lebih dari 200 kolom/,
    ],
    [
      "a cell whose place is written in entities",
      () => workbook({ A: '<row><c r="&#88;FD1"><v>1</v></c></row>' }),
      /letak sel tidak dikenal/,
    ],
    [
      "more cells than a table has, on many sheets",
      () =>
        workbook(
          Object.fromEntries(
            Array.from({ length: 9 }, (_, i) => [`S${i}`, '<row r="20000"><c r="CV20000"><v>1</v></c></row>']),
          ),
        ),
      /lebih dari 5000000 sel/,
    ],
    ["half a million shared strings", () => workbook({ A: "" }, strings(500_000), false), /lebih dari 400000 teks/],
    [
      "strings where the workbook says a sheet is",
      () => workbook({ A: "" }, { "xl/styles.xml": '<c r="XFD1"/>' }),
      /lebih dari 200 kolom/,
    ],
    [
      "entities that double",
      () => workbook({ A: "" }, { "xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY a "aa">]><sst/>' }),
      /tanda yang tidak ditulis Excel/,
    ],
    ["marks without an end", () => workbook({ A: "<c t=".repeat(200_000) }, {}, false), /tanda yang tidak ditulis/],
    [
      "a mark as long as the file",
      () => workbook({ A: `<${"a".repeat(900_000)}` }, {}, false),
      /tanda yang tidak ditulis/,
    ],
    ["a text as long as the file", () => workbook({ A: "ab".repeat(900_000) }, {}, false), /tanda yang tidak ditulis/],
    ["no sheet at all", () => workbook({}), /bukan berkas Excel/],
  ])("%s is refused with a sentence, in little time and memory", async (_, file, sentence) => {
    const bytes = file();
    const before = process.memoryUsage().rss;
    expect(await refusal(bytes)).toMatch(sentence);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  });

  test("one that claims to be small is measured, not believed", async () => {
    const file = workbook({ A: " ".repeat(50_000_000) });
    // The claimed sizes, in the directory and before each file.
    for (const [mark, at] of [
      ["PK\u0001\u0002", 24],
      ["PK\u0003\u0004", 22],
    ] as const)
      for (let i = file.indexOf(mark, 0, "latin1"); i >= 0; i = file.indexOf(mark, i + 4, "latin1"))
        file.writeUInt32LE(10, i + at);
    expect(await refusal(file)).toMatch(/membengkak/);
  });
});

describe("registry.18 whatever is sent", () => {
  const read = async (file: Buffer) => {
    try {
      findTable((await sheetsOf(file)).sheets, COLUMNS.tagana, null);
    } catch (error) {
      expect(error).toBeInstanceOf(BadTable);
    }
  };

  test("is read or refused with a sentence: bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => read(Buffer.from(bytes))),
      { numRuns: runs(200) },
    );
  });

  test("is read or refused with a sentence: text of the marks that tables are made of", async () => {
    const marks = fc.constantFrom(
      ",",
      ";",
      "\t",
      "\n",
      "\r\n",
      '"',
      "Nama Unit",
      "Kab/Kota",
      "Lintang",
      "1",
      "-6,8",
      "\u0000",
      "é",
      " ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(marks, { maxLength: 60 }), (parts) => read(Buffer.from(parts.join("")))),
      { numRuns: runs(200) },
    );
  });

  test("is read or refused with a sentence: a workbook with bytes changed", async () => {
    const good = writeXlsx([
      {
        name: "tagana",
        rows: [
          ["Nama Unit", "Kab/Kota"],
          ["A", "B"],
        ],
      },
    ]);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const file = Buffer.from(good);
        for (const [at, byte] of changes) file[at] = byte;
        return read(file);
      }),
      { numRuns: runs(200) },
    );
  });

  test("is read or refused with a sentence: a workbook whose sheet is made of scraps", async () => {
    const scraps = fc.constantFrom(
      "<row>",
      "</row>",
      '<row r="2">',
      '<c r="A1">',
      '<c r="B2" t="s">',
      "</c>",
      "<v>",
      "</v>",
      "1",
      "&lt;",
      "<is>",
      "<t>",
      "x",
      '<c t="e">',
      "<![CDATA[",
      "]]>",
      "<!--",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scraps, { maxLength: 30 }), (parts) => read(workbook({ A: parts.join("") }))),
      { numRuns: runs(200) },
    );
  });
});
