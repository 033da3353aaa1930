/** feed.26: text that comes from outside, before anybody reads or shows it. */

/** Signs that no eye sees: control characters but the end of a line, and those that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** At most `most` letters of it, the last of them … where there were more; without unseen signs, every end of a line as `\n`. */
export function plainText(text: string, most: number): string {
  // What is cut away is not looked through.
  const seen = text.slice(0, 2 * most + 1).replace(UNSEEN, "").replace(/\r\n?/g, "\n").replace(/\t/g, " ").trim(); // prettier-ignore
  return seen.length <= most ? seen : `${seen.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Why something failed goes to journal, log and lamp, and is long enough so. */
const REASON_LETTERS = 300;

export function shortReason(reason: string): string {
  return plainText(reason, REASON_LETTERS);
}
