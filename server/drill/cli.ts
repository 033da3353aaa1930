import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answer } from "../command.ts";
import { consoleLog, reasonOf, type Log } from "../log.ts";
import { stampWords } from "../../shared/time.ts";
import { readOrder } from "./order.ts";
import { runDrill } from "./run.ts";
import { scenarioList } from "./scenarios.ts";

/** `npm run drill -- <scenario> [--speed N] [--port P]`: an instance of its own round a replica of BMKG, until Ctrl-C. */
const USAGE = `npm run drill                                         daftar skenario
npm run drill -- SKENARIO [--speed N] [--port P]      latihan, N kali secepat aslinya, sampai Ctrl-C`;

await answer(USAGE, process.argv.slice(2), async (words) => {
  const order = readOrder(words);
  if (order === null) console.log(`${USAGE}\n\nSkenario:\n${scenarioList()}`);
  else
    await drill(order).catch((error: unknown) => {
      // Half of it may have begun, and would keep the process.
      console.error(reasonOf(error));
      process.exit(1);
    });
});

async function drill({ scenario, speed, port }: NonNullable<ReturnType<typeof readOrder>>) {
  const dataDir = mkdtempSync(join(tmpdir(), "sigap-drill-"));
  process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  let stop: (() => Promise<void>) | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      // Before it is up, and at the second time of asking, there is nothing to wait for.
      if (!stop) process.exit(1);
      void stop().then(() => process.exit(0));
      stop = null;
    });
  const running = await runDrill({ scenario, speed, port, dataDir, env: process.env, log: troubleOnly });
  stop = running.stop;
  console.log(`LATIHAN: ${scenario.title} (${scenario.id}), kecepatan ${speed}×
  wall    ${running.url}/wall
  desk    ${running.url}/desk
          ${running.officers.map(({ name, code }) => `${name}, kode sekali pakai ${code}`).join("\n          ")}
  publik  ${running.url}/
  replika ${running.replicaUrl}
${stampWords(scenario.startAt)} sampai ${stampWords(scenario.endAt)}. Ctrl-C mengakhiri latihan dan menghapus datanya.`);
  setTimeout(() => {
    console.log("LATIHAN: skenario selesai; keadaan terakhir tetap ditampilkan sampai Ctrl-C.");
  }, running.endsInMs);
}

/** What goes well is on the screens. */
function troubleOnly(...[level, what, facts]: Parameters<Log>) {
  if (level !== "info") consoleLog(level, what, facts);
}
