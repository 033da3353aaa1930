import { answer } from "../command.ts";
import { readConfig } from "../config.ts";
import { readDefaults } from "../registry/default.ts";
import { readGround } from "../registry/ground.ts";
import { openPack } from "../registry/pack/pack.ts";
import { journeyWords, travelOf } from "./answer.ts";
import { readQuestion, USAGE } from "./ask.ts";

/** `npm run --silent travel -- …`: how long a journey takes, and by what. Uses MAP_PACK as the server does. */
await answer(USAGE, process.argv.slice(2), (words) => {
  const { trips, isTable, asJson } = readQuestion(words);
  const defaults = readDefaults();
  const ground = readGround(openPack(readConfig(process.env).MAP_PACK, defaults, console.error), defaults);
  const told = trips.map((trip) => ({ trip, travel: travelOf(trip, ground) }));
  if (asJson) {
    const rows = told.map(({ trip: { from, to }, travel: { hours, legs } }) => ({
      ...(isTable && { from: from.name, to: to.name }),
      hours,
      legs,
    }));
    console.log(JSON.stringify(isTable ? rows : rows[0], null, 2));
  } else for (const { trip, travel } of told) console.log(journeyWords(trip, travel));
});
