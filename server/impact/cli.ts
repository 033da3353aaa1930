import { buildExposure } from "../../shared/ground/exposure.ts";
import { readConfig } from "../config.ts";
import { parseFelt } from "../feeds/felt.ts";
import { readDefaults } from "../registry/default.ts";
import { readGround } from "../registry/ground.ts";
import { openPack } from "../registry/pack/pack.ts";
import { reasonOf } from "../log.ts";
import { answer, pureScheme } from "./answer.ts";
import { readQuestion, USAGE } from "./ask.ts";

/** `npm run --silent impact -- …`: what a quake would mean, as JSON. Uses the built-in registry; MAP_PACK as the server does. */
try {
  const question = readQuestion(process.argv.slice(2));
  const told =
    question.kind === "class"
      ? pureScheme(question)
      : answer(question, parseFelt(question.felt), exposure(), Date.now());
  console.log(JSON.stringify(told, null, 2));
} catch (error) {
  console.error(`${reasonOf(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}

function exposure() {
  const defaults = readDefaults();
  return buildExposure(
    readGround(openPack(readConfig(process.env).MAP_PACK, defaults, console.error), defaults),
    defaults.places,
  );
}
