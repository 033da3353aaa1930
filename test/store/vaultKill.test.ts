import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import { linesAfter, verify } from "../../server/store/chain.ts";
import { START, type Head } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import { isAsMarked } from "../../server/store/vault/mark.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import type { Vaulted } from "../../shared/record/vaulted.ts";
import { HOUR_MS, MINUTE_MS } from "../../shared/time.ts";
import { eventually } from "../eventually.ts";
import { asked } from "../postgres.ts";
import { killAll, run } from "./child.ts";
import { kinds, openAt, quiet, until } from "./stores.ts";

/** Fifty by hand (`VAULT_KILLS=50 npx vitest run test/store/vaultKill.test.ts`); a few at each commit. */
const KILLS = Number(process.env["VAULT_KILLS"] ?? 10);
/** What a killed process asked last, its session ends first: that takes a moment. */
const NOBODY_ELSE = `do $$ begin if exists (
  select from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
) then raise 'somebody is still there'; end if; end $$`;
afterAll(killAll);

// Beside each other: who is killed is mostly waited for.
describe.concurrent.each(kinds)("$name", (kind) => {
  beforeAll(() => kind.start());
  afterAll(() => kind.stop());

  test(
    `vault.4, vault.6 killed ${KILLS} times between vault and entry: what is acknowledged lies there, what no entry bears goes, what was to be erased is`,
    { timeout: 480_000 },
    async () => {
      const place = await kind.newPlace();
      const laid = new Map<string, number>();
      const erased = new Set<string>();
      const marks = new Map<string, Vaulted & { seq: number }>();
      /** Rows whose erasing an entry tells. */
      const told = new Map<string, number>();
      let good: Head = START;
      let orphans = 0;

      for (let round = 1; round <= KILLS; round += 1) {
        const { child, said, kill } = run(place, `${round}`, "lay");
        await until(() => said.length > 0 || child.exitCode !== null);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        await kill();
        for (const line of said) {
          const [what, ...words] = line.split(" ");
          if (what === "laid") laid.set(words[1] ?? "", Number(words[0]));
          else erased.add(words[0] ?? "");
        }

        if (kind.name === "PostgreSQL") await eventually(() => asked(place, NOBODY_ELSE));
        const journal = await openAt(place);
        const store = await openStore(journal, { log: quiet });
        const read = async () => {
          const verdict = await verify(linesAfter(journal, good.seq), good, (entry) => {
            for (const mark of entry.vault ?? []) marks.set(mark.vault, { ...mark, seq: entry.seq });
            for (const change of entry.changes)
              if (change.op === "put" && change.record.type === "note") {
                const id = change.record.id.slice(13);
                told.set(id, (told.get(id) ?? 0) + 1);
              }
          });
          expect(verdict.fault).toBeNull();
          good = verdict.head;
        };
        await read();

        // Within the hour nothing is taken for an orphan; after it nothing is left of one, and of each second round it is too early.
        const hours = round % 2;
        const at = systemClock.now() + hours * HOUR_MS + MINUTE_MS;
        const waiting = await journal.vault.due(0, at);
        await createVault({ journal, store, clock: { ...systemClock, now: () => at }, log: quiet }).tidy();
        await read();

        const rows = new Map((await journal.vault.page("", 100_000)).map((row) => [row.id, row]));
        for (const [id, mark] of marks) {
          const row = rows.get(id);
          expect(Boolean(row) !== told.has(id), `${id} lies there, or it is told that it was erased`).toBe(true);
          if (row) expect(isAsMarked(mark, row)).toBe(true);
        }
        const unborne = [...rows.keys()].filter((id) => !marks.has(id));
        if (hours === 1) {
          expect(unborne).toEqual([]);
          expect(await journal.vault.due(0, at)).toEqual([]);
        }
        orphans += waiting.filter(({ id, erased: order }) => order === null && !marks.has(id)).length;
        await store.stop();
      }

      expect(laid.size).toBeGreaterThan(KILLS);
      for (const [id, seq] of laid) expect(marks.get(id)?.seq).toBe(seq);
      for (const id of erased) expect(told.get(id)).toBe(1);
      expect([...told.values()].every((times) => times === 1)).toBe(true);
      if (KILLS >= 50) expect(orphans).toBeGreaterThan(0);
    },
  );
});
