import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answer, NotUnderstood, optionsOf } from "../../server/command.ts";

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line) => void told.push(`${method}: ${String(line)}`));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test.each(["--bantuan", "--help", "-h"])("command.1 %s tells the usage, and nothing is done", async (word) => {
  await answer("PEMAKAIAN", ["tagana", word], () => expect.fail("done"));
  expect([told, process.exitCode]).toEqual([["log: PEMAKAIAN"], undefined]);
});

test.each<[what: string, obey: () => unknown, code: number, said: string[]]>([
  ["done", () => undefined, 0, []],
  ["done, with a verdict of its own", () => Promise.resolve(1), 1, []],
  ["that failed", () => Promise.reject(new Error("Disk penuh.")), 1, ["error: Disk penuh."]],
  ["not understood", () => Promise.reject(new NotUnderstood("Apa?")), 2, ["error: Apa?\n\nPEMAKAIAN"]],
])("command.1 one that is %s says so by its exit code", async (_, obey, code, said) => {
  await answer("PEMAKAIAN", [], obey);
  expect([process.exitCode, told]).toEqual([code, said]);
});

const OPTIONS = { lat: { type: "string" }, at: { type: "string", multiple: true }, json: { type: "boolean" } } as const;

test("command.2 values may begin with a minus, and what stands beside the options is kept", () => {
  const { values, positionals } = optionsOf(
    ["a", "--lat", "-6.8", "--at", "1", "--at=-2", "--json", "--", "-b"],
    OPTIONS,
  );
  expect({ ...values }).toEqual({ lat: "-6.8", at: ["1", "-2"], json: true });
  expect(positionals).toEqual(["a", "-b"]);
});

test.each([
  [["--lon", "3"], "Pilihan --lon tidak dikenal."],
  [["-x"], "Pilihan -x tidak dikenal."],
  [["--constructor"], "Pilihan --constructor tidak dikenal."],
  [["--lat"], "Pilihan --lat belum diberi nilai."],
  [["--lat", "--json"], "Pilihan --lat belum diberi nilai."],
  [["--json=ya"], 'Pilihan --json tidak bernilai: "ya" tidak dapat dimaksud.'],
  [["--lat", "1", "--lat", "2"], "Pilihan --lat diberi dua kali."],
])("command.2 %j is not understood, and which option is told", (words, sentence) => {
  expect(() => optionsOf(words, OPTIONS)).toThrow(new NotUnderstood(sentence));
});
