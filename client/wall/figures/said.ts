import { adviceSaid, bmkgSaidAt, quakeSaid, saidPlainly } from "../../../shared/bmkg/bmkgSaid.ts";
import { current, type Earthquake, type WeatherAlert } from "../../../shared/record/hazard.ts";
import { hourWords } from "../../../shared/time.ts";

/** words.14, words.15: BMKG's own words on the wall: whole sentences, as many as there is room for, marked as BMKG's with their hour. Pure. */

export interface SaidLine {
  /** `BMKG 05.09 WIB:` */
  by: string;
  words: string;
}

/** Letters of one line of fine words, across a card and across the foot's half … */
const QUAKE_ROOM = 66;
const QUAKE_LINES = 2;
/** … and of small ones, among the warnings. */
const WEATHER_ROOM = 46;

/** Of a quake its advice, of a warning that ended the words that ended it; the figures of the other sentences stand in the cards. */
export function quakeLine(quake: Earthquake): SaidLine | null {
  const [said, at] = [quakeSaid(quake), bmkgSaidAt(quake)];
  if (!said || at === null) return null;
  const words = saidPlainly(current(quake).tsunami.state === "ended" ? said.headline : said.instruction);
  const line = { by: byWords(at), words: quoted(words) };
  return words !== "" && linesOf(`${line.by} ${line.words}`, QUAKE_ROOM) <= QUAKE_LINES ? line : null;
}

/** Sentences of danger and advice, as many as fit whole into so many lines; the first with who says it and when. */
export function weatherLines(weather: WeatherAlert, lines: number): SaidLine[] {
  const { description, instruction, sentAt } = current(weather);
  let left = lines;
  const said: SaidLine[] = [];
  for (const words of [...adviceSaid(description), saidPlainly(instruction)].filter((one) => one !== "")) {
    const line = { by: said.length === 0 ? byWords(sentAt) : "", words: quoted(words) };
    const taken = linesOf(`${line.by} ${line.words}`.trim(), WEATHER_ROOM);
    if (taken > left) continue;
    left -= taken;
    said.push(line);
  }
  return said;
}

const byWords = (at: number) => `BMKG ${hourWords(at)} WIB:`;
const quoted = (words: string) => `“${words}”`;

/** Lines that these words take where so many letters have room in one, and none is cut. */
function linesOf(words: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of words.split(" ")) {
    if (length > room) return Infinity;
    if (used > 0 && used + 1 + length > room) [lines, used] = [lines + 1, length];
    else used += (used > 0 ? 1 : 0) + length;
  }
  return lines;
}
