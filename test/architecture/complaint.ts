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
function roomOf(path: string): string | null {
  const rooms = Object.keys(ROOMS).filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

function ofFile(from: string, here: string, specifier: string): string | null {
  const target = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ""));
  const there = roomOf(target);
  const says = `${from} imports ${target}:`;
  if (there === here) return null;
  if (there !== null && [there, target].some((room) => ROOMS[here]!.rooms.includes(room))) return null;
  if (there === null)
    return `${says} it lies in no room of the house. Move what is needed into shared/ or a room below ${here}.`;
  if (SCREENS.includes(here) && SCREENS.includes(there))
    return `${says} screens never import each other. Move what both need to client/ui, client/map or client/lib.`;
  if (here === "shared")
    return `${says} shared/ imports only shared/. Hand the value or the function in as an argument.`;
  if (side(here) !== side(there) && there !== "shared")
    return `${says} the server and the screens meet only in shared/. Move the type or the pure function there.`;
  return `${says} ${here} may import ${ROOMS[here]!.rooms.join(", ")}. Hand it in as an argument from above, or move it down.`;
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

function side(room: string): string {
  return room.split("/")[0]!;
}
