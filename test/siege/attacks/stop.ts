import { connect } from "node:net";
import { openWall } from "../alarm.ts";
import { pause, type Attack } from "../attack.ts";
import { startBesieged, startHostileBmkg } from "../besieged.ts";

/** Lines that say nothing, half a request, and a wall, while the server is told to stop. */
export const attacks: readonly Attack[] = [
  {
    name: "SIGTERM beside silent lines",
    bounds: [{ what: "until it ended, ms", atMost: 5000 }],
    async run() {
      const bmkg = await startHostileBmkg();
      const house = await startBesieged(bmkg);
      const wall = openWall(house);
      const lines = ["", "GET / HTTP/1.1\r\nHost: x\r\n", "POST /desk/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"].map((text) => {
        const line = connect(house.port, "127.0.0.1");
        line.on("error", () => undefined);
        line.write(text);
        return line;
      }); // prettier-ignore
      await pause(1000);
      const ms = await house.stop();
      for (const line of lines) line.destroy();
      wall.close();
      await bmkg.stop();
      return [ms];
    },
  },
];
