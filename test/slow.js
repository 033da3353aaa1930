/**
 * Test files that take seconds, because they open a browser, start servers or databases, play a recorded day through, or go
 * along every coast of the country; all others take milliseconds. `npm test` begins with these, the longest first, so that its two workers end together;
 * `npm test -- fast` leaves them out.
 * @type {readonly string[]}
 */
export const SLOW = [
  "test/wall/shots.test.ts",
  "test/soak/soak.test.ts",
  "test/e2e/kill.test.ts",
  "test/wall/screen.test.ts",
  "test/store/kill.test.ts",
  "test/drill/golden.test.ts",
  "test/desk/desk.test.ts",
  "test/drill/outage.test.ts",
  "test/clock/clock.test.ts",
  "test/drill/run.test.ts",
  "test/wall/director.test.ts",
  "test/store/nodes.test.ts",
  "test/store/journal.test.ts",
  "test/e2e/oldBrowser.test.ts",
  "test/fuzz/bodies.test.ts",
  "test/wall/complaints.test.ts",
  "test/e2e/nodes.test.ts",
  "test/realtime/replay.test.ts",
  "test/sound/drill.test.ts",
  "test/store/live.test.ts",
  "test/desk/walls.test.ts",
  "test/prepare/startAgain.test.ts",
  "test/realtime/balancer.test.ts",
  "test/registry/cli.test.ts",
  "test/store/cli.test.ts",
  "test/realtime/recording.test.ts",
  "test/impact/ask.test.ts",
  "test/tsunami/strip.test.ts",
  "test/tsunami/zoneShore.test.ts",
  "test/feeds/felt.test.ts",
  "test/gazetteer/locateFelt.test.ts",
  "test/impact/bandRange.test.ts",
  "test/drill/order.test.ts",
  "test/drill/replica.test.ts",
  "test/sound/browser.test.ts",
  "test/e2e/browser.test.ts",
];
