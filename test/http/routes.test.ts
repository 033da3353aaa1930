import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { changesFor } from "../../server/realtime/scopes.ts";
import { readConfig } from "../../server/config.ts";
import { createPublicFiles } from "../../server/public/publicFiles.ts";
import { trustOf } from "../../server/access/trust.ts";
import { createOwnPages } from "../../server/access/ownPages.ts";
import { createWallLinks } from "../../server/access/wallLink.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";
import { createWorldFiles } from "../../server/http/worldFiles.ts";
import { createRoutes } from "../../server/http/routes.ts";
import { Kabupaten } from "../../shared/gazetteer/kabupaten.ts";
import { buildCoast } from "../../shared/geo/coast.ts";
import { KabCoast } from "../../shared/tsunami/kabCoast.ts";
import { fakeStore } from "./fakeStore.ts";
import { quake } from "../make/quake.ts";
import { worldOf } from "../make/world.ts";
import { alert, feeds, impact, KABUPATEN, NOW, PHONES } from "./worlds.ts";
import { openSeats, PASSWORD } from "../make/seats.ts";
import { standing } from "../make/standing.ts";

const SECRET = "kunci-tautan-dinding";
const OFFICER = "Sari Wulandari";
const folder = mkdtempSync(join(tmpdir(), "sigap-http-"));
const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
put("dist/wall/index.html", "<!doctype html><title>wall</title>");
put("dist/desk/index.html", "<!doctype html><title>desk</title>");
put("dist/assets/main-abc123.js", `export const x = 1;${" ".repeat(2000)}`);
put("dist/robots.txt", "User-agent: *");
put("dist/.hidden.txt", "outside");
put("base/base.topo.json", '{"type":"Topology"}');
put("base/make.ts", "secret source");
put("pack/admin.topo.json", `{"type":"Topology","pad":"${"x".repeat(5000)}"}`);
put("pack/villages_exposure.csv", "not listed");
put("secret.txt", "outside");

/** Two pieces of one shore, and an islet. */
const COAST = buildCoast({
  lines: [
    { kabCode: "53.07", landmass: 1, line: [[122, -8.5], [122.00001, -8.5], [122.5, -8.4]] },
    { kabCode: "53.07", landmass: 1, line: [[122.5, -8.4], [122.6, -8.7]] },
    { kabCode: "53.07", landmass: 2, line: [[122.1, -8.1], [122.2, -8.1], [122.1, -8.1]] },
  ],
}); // prettier-ignore
const QUAKE = quake();
const store = fakeStore(worldOf(QUAKE, impact(QUAKE.id), alert(QUAKE.id, "darurat")));
const clock = { now: () => NOW, steady: () => NOW, rate: 1 };
const logged: unknown[] = [];
const log = (...line: unknown[]) => void logged.push(line);

function serve(distDir: string, env: Record<string, string> = {}, hasPack = true) {
  const config = readConfig({ DESK_SECRET: SECRET, ...env });
  const shared = {
    store,
    clock,
    standing: () => standing(feeds(NOW)),
    kabupaten: KABUPATEN,
    drill: null,
    phones: PHONES,
    log,
  };
  const publicFiles = createPublicFiles({ ...shared, onDoubt: () => () => undefined });
  const seats = openSeats({ store, clock, log, secret: SECRET });
  const wallLinks = createWallLinks(SECRET, () => null);
  const baseDir = join(folder, "base");
  const satellite = {
    latest: () => Promise.resolve({ at: NOW, fetchedAt: NOW, tiles: new Map<string, Buffer>() }),
    kept: () => null,
  };
  const trusts = trustOf(config.TRUST_PROXY);
  const isOurs = createOwnPages({ trusts, origins: config.ORIGINS, log });
  const screens = { access: seats.access, archive: HISTORY, wallLinks, distDir, trusts, isOurs };
  const pack = { folder: join(folder, "pack"), drawn: new Set(["admin.topo.json"]) };
  const maps = { baseDir, pack: hasPack ? pack : undefined, satellite, coast: COAST };
  const app = createRoutes({ ...shared, ...screens, ...maps, publicFiles, worldFiles: createWorldFiles(shared.store) });
  const server = createServer((req, res) => {
    if (!publicFiles.answerFromMemory(req, res)) void app(req, res);
  });
  const seated = seats.sit(OFFICER);
  const ready = Promise.all([publicFiles.ready, seated]).then(
    () => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)),
  );
  return { server, publicFiles, ready };
}

/** Of one quake, and slow where it is told to be. */
const HISTORY = {
  historyOf: (of: { type: string; id: string }, after: number, limit: number) =>
    Promise.resolve(
      of.id === QUAKE.id
        ? [
            { seq: 1, at: 5, by: "feed:autogempa", why: "gempa", record: QUAKE },
            { seq: 2, at: 6, by: "officer:o-sari", why: "dihapus Petugas 1", record: null },
          ]
            .filter(({ seq }) => seq > after)
            .slice(0, limit)
        : [],
    ),
};

const house = serve(join(folder, "dist"));
const bare = serve(join(folder, "no-dist"), {}, false);

beforeAll(async () => {
  await house.ready;
  await bare.ready;
});
afterAll(() => {
  for (const { server, publicFiles } of [house, bare]) {
    publicFiles.stop();
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Paths go out as they are written: `fetch` would tidy `..` away. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = "",
  at = house,
): Promise<Answer> {
  const { port } = at.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const PUBLIC = "public, max-age=15, stale-while-revalidate=120, stale-if-error=86400";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

describe("routes", () => {
  test.each([
    ["GET", "/", 200, "text/html; charset=utf-8", PUBLIC],
    ["HEAD", "/", 200, "text/html; charset=utf-8", PUBLIC],
    ["GET", "/?utm_source=wa", 200, "text/html; charset=utf-8", PUBLIC],
    ["POST", "/", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/wall", 200, "text/html; charset=utf-8", "no-cache"],
    ["GET", "/wall/", 200, "text/html; charset=utf-8", "no-cache"],
    ["GET", "/desk", 200, "text/html; charset=utf-8", "no-store"],
    ["GET", "/assets/main-abc123.js", 200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["GET", "/assets/none.js", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/robots.txt", 200, "text/plain; charset=utf-8", "public, max-age=3600"],
    ["GET", "/.hidden.txt", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/..%2fsecret.txt", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/map/base.topo.json", 200, "application/json; charset=utf-8", "no-cache"],
    ["GET", "/map/admin.topo.json", 200, "application/json; charset=utf-8", "no-cache"],
    ["GET", "/map/rivers.geojson", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/map/make.ts", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/map/villages_exposure.csv", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/map/..%2f..%2fsecret.txt", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/assets/..%2f..%2fsecret.txt", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/../secret.txt", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/map/%", 400, "text/html; charset=utf-8", "no-store"],
    ["GET", "/api/kabupaten", 200, "application/json; charset=utf-8", "public, max-age=3600"],
    ["GET", "/api/coast/53.07", 200, "application/json; charset=utf-8", "no-cache"],
    ["GET", "/api/travel-times", 200, "application/json; charset=utf-8", "public, max-age=86400"],
    ["GET", "/map/himawari/1/24/15.png", 404, "text/html; charset=utf-8", "no-store"],
    ["GET", "/api/coast/32.73", 404, "application/json; charset=utf-8", "no-store"],
    ["GET", "/api/coast/..%2fsecret.txt", 404, "application/json; charset=utf-8", "no-store"],
    ["GET", "/api/health", 200, "application/json; charset=utf-8", "no-cache"],
    ["GET", "/api/hazards", 200, "application/json; charset=utf-8", PUBLIC],
    ["GET", "/api/hazards?kind=weather", 200, "application/json; charset=utf-8", PUBLIC],
    ["GET", "/api/hazards?kind=storm", 404, "application/json; charset=utf-8", "no-store"],
    ["GET", "/api/none", 404, "application/json; charset=utf-8", "no-store"],
    ["GET", "/none", 404, "text/html; charset=utf-8", "no-store"],
  ])("%s %s is %i %s", async (method, path, status, type, cache) => {
    const { status: given, headers, body } = await ask(method, path);
    expect([given, headers["content-type"], headers["cache-control"]]).toEqual([status, type, cache]);
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    expect(body.toString()).not.toMatch(/secret source|outside|not listed|\bat .*\.ts:\d/);
  });

  test("map.11 the satellite's picture is asked for by a wall whose link shows it, and by nobody else", async () => {
    const sign = (himawari: boolean, secret = SECRET) =>
      createWallLinks(secret, () => null).sign(
        { ...DEFAULT_WALL, layers: { ...DEFAULT_WALL.layers, himawari } },
        "one",
      );
    const status = async (authorization?: string) =>
      (await ask("GET", "/map/himawari.json", authorization === undefined ? {} : { authorization })).status;
    expect(await status(`Bearer ${sign(true)}`)).toBe(200);
    const others = [
      undefined,
      `Bearer ${sign(false)}`,
      `Bearer ${sign(true, "another")}`,
      `Bearer ${sign(true)}x`,
      sign(true),
    ];
    expect(await Promise.all(others.map(status))).toEqual([404, 404, 404, 404, 404]);
  });

  test.each(["/", "/assets/", "/map/", "/api/coast/", "/wall/"])(
    "%s and a name longer than any file's is 404",
    async (path) => {
      for (const length of [256, 300, 5000])
        expect((await ask("GET", `${path}${"a".repeat(length)}.js`)).status).toBe(404);
      expect(JSON.stringify(logged)).not.toContain("request failed");
    },
  );

  test.each([
    "/",
    "/api/hazards",
    "/api/health",
    "/api/kabupaten",
    "/api/coast/53.07",
    "/map/admin.topo.json",
    "/assets/main-abc123.js",
  ])("%s answers 304 to its own ETag and comes compressed when asked", async (path) => {
    const whole = await ask("GET", path);
    const etag = whole.headers.etag ?? "";
    expect(etag).toMatch(/^W\/"/);
    const again = await ask("GET", path, { "if-none-match": `"x", ${etag}` });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect((await ask("GET", path, { "if-none-match": '"other"' })).status).toBe(200);
    const zipped = await ask("GET", path, { "accept-encoding": "br, gzip;q=0.8" });
    if (whole.body.length > 1000 && path !== "/api/health") {
      expect(zipped.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(zipped.body).equals(whole.body)).toBe(true);
    }
    expect((await ask("GET", path, { "accept-encoding": "gzip;q=0" })).headers["content-encoding"]).toBeUndefined();
  });

  test("the kabupaten come as the map reads them", async () => {
    const { body } = await ask("GET", "/api/kabupaten");
    expect(z.array(Kabupaten).parse(JSON.parse(body.toString()))).toEqual(KABUPATEN);
  });

  test("U11 the coast of a kabupaten is its shore as lines by land, with the box of its main land", async () => {
    const coast = KabCoast.parse(JSON.parse((await ask("GET", "/api/coast/53.07")).body.toString()));
    expect(coast.shore).toEqual({ landmass: 1, box: [122, -8.7, 122.6, -8.4], shared: [] });
    expect(coast.lines).toEqual([
      { landmass: 1, line: [[122, -8.5], [122.5, -8.4], [122.6, -8.7]] },
      { landmass: 2, line: [[122.1, -8.1], [122.2, -8.1], [122.1, -8.1]] },
    ]); // prettier-ignore
  });

  test("the screens may load our own files, workers from a blob, and nothing from elsewhere", async () => {
    const { headers } = await ask("GET", "/wall");
    const policy = String(headers["content-security-policy"]).split(";");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("connect-src 'self'");
    expect(policy.join()).not.toMatch(/https?:|\*|unsafe-eval|upgrade-insecure/);
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("the public page's policy lets its own style in and no script", async () => {
    const policy = String((await ask("GET", "/")).headers["content-security-policy"]);
    expect(policy).toMatch(/style-src 'sha256-[\w+/]{43}='/);
    expect(policy).not.toContain("script-src");
  });

  test("a house without its build says what to do", async () => {
    const { status, body } = await ask("GET", "/wall", {}, "", bare);
    expect([status, body.toString()]).toEqual([503, expect.stringContaining("npm start")]);
    expect((await ask("GET", "/map/admin.topo.json", {}, "", bare)).status).toBe(404);
    expect((await ask("GET", "/", {}, "", bare)).status).toBe(200);
  });
});

describe("wire.27 what became of a record", () => {
  const history = async (path: string, headers: Record<string, string> = {}) => {
    const { status, body } = await ask("GET", `/api/history/${path}`, headers);
    return {
      status,
      told: JSON.parse(body.toString()) as { versions?: { seq: number; record: unknown; by?: string }[] },
    };
  };
  const seat = async () => {
    const { headers } = await ask("POST", "/desk/login", { ...FORM, "x-forwarded-for": "10.8.8.8" }, new URLSearchParams({ name: OFFICER, secret: PASSWORD }).toString()); // prettier-ignore
    return headers["set-cookie"]?.at(-1)?.split(";")[0] ?? "";
  };

  test("a stranger is told it in the view of walls, and by nobody; a desk whole, with whose deed it was and why", async () => {
    const { told } = await history(`hazard/${QUAKE.id}`);
    expect(told.versions).toEqual([
      {
        seq: 1,
        at: 5,
        record: changesFor("stranger", [{ op: "put", record: QUAKE }]).map(
          (each) => each.op === "put" && each.record,
        )[0],
      },
      { seq: 2, at: 6, record: null },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/o-sari|Petugas/);
    const desk = await history(`hazard/${QUAKE.id}?after=1`, { cookie: await seat() });
    expect(desk.told.versions).toEqual([
      { seq: 2, at: 6, record: null, by: "officer:o-sari", why: "dihapus Petugas 1" },
    ]);
    expect((await history(`hazard/${QUAKE.id}?limit=1`)).told.versions).toHaveLength(1);
  });

  test("what no scope of the asker holds is not shown, and what is no type or no number is not there", async () => {
    for (const type of ["note", "link", "officer", "coverage"]) expect((await history(`${type}/x`)).status).toBe(401);
    expect((await history("note/x", { cookie: await seat() })).status).toBe(200);
    for (const path of ["song/x", "hazard/x?limit=0", "hazard/x?limit=51", "hazard/x?after=-1"])
      expect((await history(path)).status, path).toBe(404);
    expect((await history("hazard/unknown")).told.versions).toEqual([]);
  });
});

describe("the desk's door", () => {
  const login = (secret: string, headers = {}, name = OFFICER) =>
    ask("POST", "/desk/login", { ...FORM, ...headers }, new URLSearchParams({ name, secret }).toString());
  /** The machine's word comes first. */
  const cookieIn = ({ headers }: Awaited<ReturnType<typeof login>>) => headers["set-cookie"]?.at(-1) ?? "";

  test("K5 shows the form without a session and the desk with one", async () => {
    const form = await ask("GET", "/desk");
    expect(form.body.toString()).toContain('<form class="form" method="post" action="/desk/login">');
    const opened = await login(PASSWORD);
    expect([opened.status, opened.headers.location]).toEqual([303, "/desk"]);
    const cookie = cookieIn(opened);
    expect(cookie).toMatch(
      /^sigap_desk_[0-9a-f]{8}=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const desk = await ask("GET", "/desk", { cookie: cookie.split(";")[0] ?? "" });
    expect(desk.body.toString()).toContain("<title>desk</title>");
    const out = await ask("POST", "/desk/logout", { cookie });
    expect(out.headers["set-cookie"]?.[0]).toMatch(/^sigap_desk_[0-9a-f]{8}=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  test("access.5 a cookie that was copied before the logout opens nothing after it", async () => {
    const [cookie = ""] = cookieIn(await login(PASSWORD)).split(";");
    await ask("POST", "/desk/logout", { cookie });
    expect((await ask("GET", "/desk", { cookie })).body.toString()).toContain("kode sekali pakai");
  });

  test("K5, access.4 when a proxy of this machine took the request over TLS the cookie is Secure, and of this very host", async () => {
    const tls = { "x-forwarded-proto": "https", "x-forwarded-for": "10.1.1.1" };
    const cookie = cookieIn(await login(PASSWORD, tls));
    expect(cookie).toMatch(
      /^__Host-sigap_desk_[0-9a-f]{8}=[^;]+; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; Secure;/,
    );
    const kept = cookie.split(";")[0] ?? "";
    expect((await ask("GET", "/desk", { ...tls, cookie: kept })).body.toString()).toContain("<title>desk</title>");
    // What a page over plain http could set counts for nothing over TLS.
    const plain = kept.replace("__Host-", "");
    expect((await ask("GET", "/desk", { ...tls, cookie: plain })).body.toString()).not.toContain("<title>desk</title>");
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["the same site on another port", { origin: "http://127.0.0.1:1" }],
    ["the same site, by the browser's own word", { "sec-fetch-site": "same-site" }],
    ["a sandbox", { origin: "null" }],
  ])("access.3 a page of %s can post nothing: no login, no logout", async (_, from) => {
    const [cookie = ""] = cookieIn(await login(PASSWORD, { "x-forwarded-for": "10.5.5.5" })).split(";");
    const out = await ask("POST", "/desk/logout", { cookie, ...from });
    expect([out.status, out.headers["set-cookie"], out.body.toString()]).toEqual([
      403,
      undefined,
      expect.stringContaining("dari halaman lain"),
    ]);
    expect((await login(PASSWORD, from)).status).toBe(403);
    expect((await ask("GET", "/desk", { cookie })).body.toString()).toContain("<title>desk</title>");
  });

  test("access.1 believes nobody on TLS or on who asks but the proxies that were named", async () => {
    const { server, publicFiles, ready } = serve(join(folder, "dist"), { TRUST_PROXY: "10.0.0.4" });
    await ready;
    const told = { ...FORM, "x-forwarded-proto": "https" };
    // Each by another name: one alone would wait sooner (access.11).
    const knock = (secret: string, n: number) =>
      ask(
        "POST",
        "/desk/login",
        { ...told, "x-forwarded-for": `10.4.4.${n}` },
        new URLSearchParams({ name: n === 0 ? OFFICER : `x${n}`, secret }).toString(),
        {
          server,
          publicFiles,
          ready,
        },
      );
    expect((await knock(PASSWORD, 0)).headers["set-cookie"]?.[0]).not.toContain("Secure");
    for (let n = 1; n <= 5; n++) expect((await knock("salah", n)).status).toBe(401);
    expect((await knock("salah", 6)).status).toBe(429);
    publicFiles.stop();
    server.close();
    server.closeAllConnections();
  });

  test("K3 tells a wrong secret, and after five of them to wait, each in a sentence", async () => {
    const from = { "x-forwarded-for": "10.9.9.9" };
    for (let i = 0; i < 5; i++) {
      const wrong = await login("salah", from, `x${i}`);
      expect([wrong.status, wrong.body.toString()]).toEqual([
        401,
        expect.stringContaining("Nama atau kata sandi salah"),
      ]);
    }
    const shut = await login(PASSWORD, from);
    expect([shut.status, shut.headers["retry-after"], shut.body.toString()]).toEqual([
      429,
      "60",
      expect.stringContaining("Terlalu banyak percobaan"),
    ]);
    expect((await login(PASSWORD, { "x-forwarded-for": "10.9.9.8" })).status).toBe(303);
  });

  test("K4 what was typed is in no line of the log and in no page", async () => {
    await login("salah", { "x-forwarded-for": "10.7.7.7" });
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`salah|${OFFICER}|${PASSWORD}`));
    expect((await login(`${PASSWORD}x`, { "x-forwarded-for": "10.7.7.6" })).body.toString()).not.toContain(PASSWORD);
  });

  test("a body too large is refused with a sentence", async () => {
    const { status, body } = await login("x".repeat(10_000));
    expect([status, body.toString()]).toEqual([413, expect.stringContaining("Permintaan ini tidak dapat dibaca")]);
  });
});
