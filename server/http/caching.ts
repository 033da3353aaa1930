/** How long a client may keep what it got. */

/** Names of a build's assets hold their own hash, those of a satellite picture its time. */
export const FOR_GOOD = "public, max-age=31536000, immutable";

/** What changes with a new build or a new start only; by its ETag it costs no second download. */
export const ASK_AGAIN = "no-cache";
