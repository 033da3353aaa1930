import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { asksForHelp, NOT_UNDERSTOOD } from "./help.js";
import { reasonOf } from "./log.ts";

/** Words of a command that can't be meant: told with its usage (command.1). */
export class NotUnderstood extends Error {}

/**
 * A program of the command line: tells how it is used when asked to, else does what its words say, and ends with the exit
 * code that says how that went: the number that `obey` returns, if any, 1 when it failed, 2 when it was not understood.
 */
export async function answer(
  usage: string,
  words: readonly string[],
  obey: (words: readonly string[]) => unknown,
): Promise<void> {
  if (asksForHelp(words)) return console.log(usage);
  try {
    const code = await obey(words);
    process.exitCode = typeof code === "number" ? code : 0;
  } catch (error) {
    const isMisused = error instanceof NotUnderstood;
    console.error(isMisused ? [reasonOf(error), usage].filter((part) => part !== "").join("\n\n") : reasonOf(error));
    process.exitCode = isMisused ? NOT_UNDERSTOOD : 1;
  }
}

/**
 * The options of a command and the words beside them. Those of parseArgs, but what can't be meant is told in our words, and a
 * value may begin with a minus, as latitudes do.
 */
export function optionsOf<const Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const given: string[] = [];
  const beside: string[] = [];
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") beside.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new NotUnderstood(`Pilihan ${rawName} tidak dikenal.`);
    if (seen.has(name) && !option.multiple) throw new NotUnderstood(`Pilihan ${rawName} diberi dua kali.`);
    seen.add(name);
    if (option.type === "boolean" && value !== undefined)
      throw new NotUnderstood(`Pilihan ${rawName} tidak bernilai: "${value}" tidak dapat dimaksud.`);
    if (option.type === "string" && (value === undefined || (!inlineValue && value.startsWith("--"))))
      throw new NotUnderstood(`Pilihan ${rawName} belum diberi nilai.`);
    given.push(value === undefined ? rawName : `${rawName}=${value}`);
  }
  return parseArgs({ args: [...given, "--", ...beside], options, allowPositionals: true });
}
