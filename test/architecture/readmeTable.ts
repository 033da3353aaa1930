import { FLOORS, ROOMS } from "./table.ts";

/** The tables of rooms as the README shows them, made from the same data that the imports are held to. */
export function readmeTable(): string {
  const floors = FLOORS.flatMap((floor, i) =>
    Object.entries(floor).map(([room, { about, only }]) => [
      String(i + 1),
      code(room),
      about + (only ? `; imports ${only.map(code).join(", ")} alone` : ""),
    ]),
  );
  const rows = (side: string) =>
    Object.entries(ROOMS)
      .filter(([room]) => room.startsWith(`${side}/`))
      .map(([room, { about, rooms }]) => [code(room), about, listed(rooms)]);
  return [
    table(["floor", "room", "what"], floors),
    table(["room of the server", "what", "may import, besides `shared`, `config`, `clock`, `log`"], rows("server")),
    table(["room of the screens", "what", "may import, besides `shared`"], rows("client")),
  ].join("\n\n");
}

/** Who imports so many is a root that puts the parts together. */
const MANY = 11;

function listed(rooms: readonly string[]): string {
  const told = rooms.filter(
    (room) => !["shared", "server/config.ts", "server/clock.ts", "server/log.ts"].includes(room),
  );
  return told.length > MANY ? "all" : told.map((room) => code(room.replace(/^(server|client)\//, ""))).join(" ") || "–";
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function code(name: string): string {
  return `\`${name}\``;
}
