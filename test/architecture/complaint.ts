import { posix } from "node:path";
import { HOME_OF, ROOMS, SCREENS } from "./table.ts";

/**
 * Why a file may not import what it names, and what to do instead; null when it may.
 * @param from path of the file in the project, `specifier` as written, `known` the packages that package.json declares for it
 */
export function complaint(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  const here = roomOf(from);
  if (here === null)
    return `${from} lies in no room of the house; put it into one, or give its folder a line in test/architecture/table.ts.`;
  return specifier.startsWith(".") ? ofFile(from, here, specifier) : ofPackage(from, here, specifier, known);
}

/** The longest room that the path lies in. */
export function roomOf(path: string): string | null {
  const rooms = Object.keys(ROOMS).filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The path in the project of the file that `from` names by a relative specifier. */
export function targetOf(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ""));
}

function ofFile(from: string, here: string, specifier: string): string | null {
  const target = targetOf(from, specifier);
  const there = roomOf(target);
  const says = `${from} imports ${target}:`;
  if (there === here) return null;
  if (there !== null && mayImport(here, there, target)) return null;
  if (there === null)
    return `${says} it lies in no room of the house. Move what is needed into shared/ or a room below ${here}.`;
  if (isScreen(here) && isScreen(there) && screenOf(here) !== screenOf(there))
    return `${says} screens never import each other. Move what both need to client/ui, client/map or client/lib.`;
  if (side(here) === "shared" && side(there) !== "shared")
    return `${says} shared/ imports only shared/. Hand the value or the function in as an argument.`;
  if (side(here) !== side(there) && side(there) !== "shared")
    return `${says} the server and the screens meet only in shared/. Move the type or the pure function there.`;
  return `${says} ${here} may import ${ROOMS[here]!.rooms.join(", ") || "nothing"}. Hand it in as an argument from above, or move it down.`;
}

/** A row names rooms, single files of a room, or all of shared/. */
function mayImport(here: string, there: string, target: string): boolean {
  const { rooms } = ROOMS[here]!;
  return rooms.includes(there) || rooms.includes(target) || rooms.includes(side(there));
}

function ofPackage(from: string, here: string, specifier: string, known: ReadonlySet<string>): string | null {
  const name = packageOf(specifier);
  const says = `${from} imports ${specifier}:`;
  if (!ROOMS[here]!.packages.some((allowed) => (/[:/]$/.test(allowed) ? name.startsWith(allowed) : name === allowed))) {
    const home = HOME_OF[name];
    return home
      ? `${says} ${name} is known to ${home} alone. Ask ${home} for what you need in the project's own words.`
      : `${says} ${here} uses no such package. Do it where the package is at home, or add it to test/architecture/table.ts with its reason.`;
  }
  if (!name.startsWith("node:") && !known.has(name))
    return `${says} package.json does not declare ${name}, so an installation may lack it.`;
  return null;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isScreen(room: string): boolean {
  return SCREENS.includes(screenOf(room));
}

function screenOf(room: string): string {
  return room.split("/").slice(0, 2).join("/");
}

function side(room: string): string {
  return room.split("/")[0]!;
}
