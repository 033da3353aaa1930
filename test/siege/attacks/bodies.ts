import { alarm, openWall } from "../alarm.ts";
import { pause, type Attack } from "../attack.ts";
import { startBesieged, startHostileBmkg, type Bodies } from "../besieged.ts";
import { brokenBodies } from "../brokenBodies.ts";
import { gempa, letters, many, one, word } from "../quakes.ts";

/** One body as large as the door lets in (500 kB), that would stop the loop; then the one true alarm beside it. */

const AT = "/DataMKG/TEWS/";
/** Until each feed was read once after the start. */
const FIRST_READING_MS = 4000;

function body(name: string, attacked: RegExp, made: () => Bodies, forMs = 5000): Attack {
  return {
    name,
    bounds: [
      { what: "loop held, ms", atMost: 300 },
      { what: "journal and body kept, MB", atMost: 50 },
      { what: "true alarm on the wall, ms", atMost: 1000 },
    ],
    async run() {
      const bmkg = await startHostileBmkg();
      const house = await startBesieged(bmkg);
      const wall = openWall(house);
      try {
        await pause(FIRST_READING_MS);
        await house.gauge();
        const bodies = made();
        bmkg.say(bodies);
        await bmkg.askedAgain(attacked);
        // Read, and reckoned with.
        await pause(forMs);
        const { heldMs } = await house.gauge();
        const diskMb = house.diskMb();
        const heardMs = await alarm(bmkg, wall, (path) => (path === `${AT}autogempa.json` ? null : bodies(path)));
        return [heldMs, diskMb, heardMs];
      } finally {
        wall.close();
        await house.stop();
        await bmkg.stop();
      }
    },
  };
}

export const attacks: readonly Attack[] = [
  body("one body: 72 kB of unknown felt names", /autogempa/, () => {
    const names = Array.from({ length: 9000 }, (_, n) => `III ${word(n * 7919)}`)
      .join(", ")
      .slice(0, 72_000);
    const told = one(gempa({ Dirasakan: names }));
    return (path) => (path === `${AT}autogempa.json` ? told : null);
  }),
  body("one body: 1,100 quakes", /gempaterkini|gempadirasakan/, () => {
    const told = many(
      Array.from({ length: 1100 }, (_, n) =>
        gempa(
          { Coordinates: `${(-10 + (n % 150) / 10).toFixed(2)},${(96 + Math.floor(n / 150) * 2).toFixed(2)}` },
          20 + n,
        ),
      ),
    );
    return (path) => (path === `${AT}gempaterkini.json` || path === `${AT}gempadirasakan.json` ? told : null);
  }),
  body("one body: forty great quakes under Java", /gempadirasakan/, () => {
    const felt = "VII Cianjur, VI Bandung, V Jakarta, IV Bogor";
    const told = many(
      Array.from({ length: 40 }, (_, n) =>
        gempa(
          { Magnitude: "8.5", Coordinates: `-6.84,${(107 + (n % 7) / 50).toFixed(2)}`, Dirasakan: felt },
          20 + 3 * n,
        ),
      ),
    );
    return (path) => (path === `${AT}gempadirasakan.json` ? told : null);
  }),
  body("one body: fields without end", /autogempa/, () => {
    const record = gempa({
      Wilayah: letters(110_000, "Pusat gempa berada di darat "),
      Coordinates: letters(160_000, "-6.84,107.05 "),
      Potensi: letters(110_000, "tidak berpotensi TSUNAMI "),
      Dirasakan: letters(110_000, "III - IV "),
    });
    const told = one(record);
    return (path) => (path === `${AT}autogempa.json` ? told : null);
  }),
  body("one body: 490 kB of brackets", /autogempa|nowcast/, () => {
    const told = letters(490_000, "[");
    const xml = `<?xml version="1.0"?>${letters(490_000, "<a>")}`;
    return (path) => (path.endsWith(".json") ? told : xml);
  }),
  body(
    "a minute of broken and full bodies in turn",
    /./,
    () => {
      const bodies = brokenBodies();
      let turn = 0;
      return () => bodies[turn++ % bodies.length] ?? null;
    },
    60_000,
  ),
];
