import { buildExposure } from "../../shared/ground/exposure.ts";
import { answer } from "../command.ts";
import { readConfig } from "../config.ts";
import { parseFelt } from "../feeds/felt.ts";
import { readDefaults } from "../registry/default.ts";
import { readGround } from "../registry/ground.ts";
import { openPack } from "../registry/pack/pack.ts";
import { answer as answerOf, pureScheme } from "./answer.ts";
import { readQuestion, USAGE } from "./ask.ts";

/** `npm run --silent impact -- …`: what a quake would mean, as JSON. Uses the built-in registry; MAP_PACK as the server does. */
await answer(USAGE, process.argv.slice(2), (words) => {
  const question = readQuestion(words);
  const told =
    question.kind === "class"
      ? pureScheme(question)
      : answerOf(question, parseFelt(question.felt), exposure(), Date.now());
  console.log(JSON.stringify(told, null, 2));
});

function exposure() {
  const defaults = readDefaults();
  return buildExposure(
    readGround(openPack(readConfig(process.env).MAP_PACK, defaults, console.error), defaults),
    defaults.places,
  );
}
