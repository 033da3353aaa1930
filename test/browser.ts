import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

/**
 * A headless Chromium with WebGL2 (by SwiftShader): the one `CHROMIUM_PATH` names, else the system's, else the one
 * that npm brought. Rejects with a sentence when none of them can be started. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  try {
    return await chromium.launch({
      executablePath: path,
      headless: true,
      args: flags(),
      env: { ...process.env, ...env },
    });
  } catch (error) {
    throw new Error(`Chromium at ${path} did not start: ${String(error)}. Set CHROMIUM_PATH to one that does.`, {
      cause: error,
    });
  }
}

interface Found {
  path: string;
  /** What this Chromium needs in its environment besides ours. */
  env: Record<string, string>;
}

async function findChromium(): Promise<Found> {
  const named = process.env["CHROMIUM_PATH"];
  if (named && !isProgram(named)) throw new Error(`CHROMIUM_PATH: "${named}" is not a program that can be run.`);
  const path = named || onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  return path ? { path, env: {} } : packaged();
}

function onPath(...names: string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const CACHE = fileURLToPath(new URL("../node_modules/.cache/sigap/", import.meta.url));

/**
 * The package unpacks into the temporary folder and takes a half-written file for a whole one, so each process unpacks
 * in a folder of its own and the first to be done gives it its final name. `AWS_EXECUTION_ENV` makes it unpack the
 * libraries (nss and others) that a bare machine lacks.
 */
async function packaged(): Promise<Found> {
  const home = join(CACHE, "chromium");
  if (!existsSync(home)) {
    mkdirSync(CACHE, { recursive: true });
    const staging = mkdtempSync(join(CACHE, "chromium-"));
    try {
      await promisify(execFile)(
        process.execPath,
        ["--input-type=module", "-e", `import c from "@sparticuz/chromium"; await c.executablePath();`],
        {
          cwd: dirname(fileURLToPath(import.meta.url)),
          env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: "nodejs24.x" },
        },
      );
      renameSync(staging, home);
    } catch (error) {
      rmSync(staging, { recursive: true, force: true });
      if (!existsSync(home))
        throw new Error(`No Chromium: none on PATH, and the one from npm did not unpack (${String(error)}).`, {
          cause: error,
        });
    }
  }
  const libraries = [join(home, "al2023", "lib"), home, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(home, "fonts") };
  return { path: join(home, "chromium"), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}

function flags(): string[] {
  return [
    ...["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
    ...[
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
    ...["--force-color-profile=srgb", "--disable-dev-shm-usage"],
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
