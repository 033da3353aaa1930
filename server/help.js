/** Plain JavaScript, for it is asked before anything is installed as well. */

const ASKED = ["--bantuan", "--help", "-h"];

/**
 * Whether somebody asks how a command is used; no option of ours has such a value.
 * @param {readonly string[]} words
 */
export const asksForHelp = (words) => words.some((word) => ASKED.includes(word));

/** Of a command that was not understood; of one that was and failed it is 1. */
export const NOT_UNDERSTOOD = 2;
