import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { entryOf, linesAfter, verify } from "../../server/store/chain.ts";
import type { Line } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { asked, startPostgres, type Postgres } from "../postgres.ts";
import { killAll, run } from "./child.ts";
import { putting } from "./deeds.ts";
import { openAt, quiet, until } from "./stores.ts";

afterEach(killAll);

describe("PostgreSQL with several nodes", () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test.each([
    ["killed", "SIGKILL"],
    ["stopped, its connection still open", "SIGSTOP"],
  ] as const)("J14 when the poller's node is %s another leads within 15 s", { timeout: 180_000 }, async (_, signal) => {
    const place = await server.createDatabase();
    const first = run(place, "first", "lead");
    await until(() => first.said.at(-1) === "leads");
    const second = await openStore(await openAt(place), { log: quiet });
    expect(second.isLeader()).toBe(false);

    first.child.kill(signal);
    await until(() => second.isLeader(), 15_000);

    if (signal === "SIGSTOP") {
      const before = first.said.length;
      first.child.kill("SIGCONT");
      await until(() => first.said.length > before + 5);
      // It woke as one that no longer knows, and stays so.
      expect(first.said.slice(before + 1)).not.toContain("leads");
    }
    await first.kill();
    await second.stop();
  });

  test(
    "J7 connections that die under load: every deed stands once, others hear it, the lead comes back",
    { timeout: 180_000 },
    async () => {
      const place = await server.createDatabase();
      const one = await openStore(await openAt(place), { log: quiet });
      const other = await openStore(await openAt(place), { log: quiet, pollMs: 600_000 });
      const heard: string[] = [];
      other.subscribe(({ why }) => void heard.push(why));
      const wanted = Array.from({ length: 300 }, (_, n) => `deed ${n}`);
      let done = 0;
      const commits = wanted.map((why) => one.commit(() => putting(why, "a")).then(() => (done += 1)));
      while (done < wanted.length) {
        await asked(
          server.url,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sigap'",
        );
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      }
      await Promise.all(commits);
      await until(() => heard.length === wanted.length);
      expect(heard).toEqual(wanted);
      await until(() => one.isLeader() || other.isLeader());
      expect(one.isLeader() && other.isLeader()).toBe(false);
      await one.stop();
      await other.stop();
    },
  );

  test(
    "J5 the database is killed while appending: what was acknowledged is there when it is back",
    { timeout: 180_000 },
    async () => {
      const place = await server.createDatabase();
      const one = await openStore(await openAt(place), { log: quiet, patienceMs: 30_000 });
      const other = await openStore(await openAt(place), { log: quiet });
      const wanted = Array.from({ length: 200 }, (_, n) => `deed ${n}`);
      let done = 0;
      const commits = wanted.map((why) => one.commit(() => putting(why, "a")).then(() => (done += 1)));
      for (const after of [40, 120]) {
        await until(() => done >= after);
        await server.kill();
        await server.restart();
      }
      await Promise.all(commits);
      await until(() => other.world.seq === wanted.length);
      expect(other.world).toEqual(one.world);
      const journal = await openAt(place);
      const lines: Line[] = [];
      for await (const line of linesAfter(journal, 0)) lines.push(line);
      expect(await verify(lines)).toMatchObject({ fault: null });
      expect(lines.map((line) => entryOf(line).why)).toEqual(wanted);
      for (const each of [one, other]) await each.stop();
      await journal.close();
    },
  );

  test("J3 a database that can't keep the journal is refused with a sentence", async () => {
    await asked(server.url, "create database ascii encoding 'SQL_ASCII' template template0");
    await expect(openAt(server.url.replace(/postgres$/, "ascii"))).rejects.toThrow(
      "its encoding is SQL_ASCII, not UTF8",
    );
    await expect(openAt("postgres://nobody:secret@localhost:1/none")).rejects.toThrow(
      /^the database at localhost:1 can't be used: .*REFUSED/,
    );
  });
});
