import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { linesAfter } from "../../server/store/chain.ts";
import { audit } from "../../server/store/audit/audit.ts";
import { START, type Journal } from "../../server/store/journal.ts";
import { openStore } from "../../server/store/live.ts";
import type { Store } from "../../server/store/store.ts";
import { keepSecret } from "../../server/store/vault/secrets.ts";
import type { VaultRows } from "../../server/store/vault/rows.ts";
import type { Vault } from "../../server/store/vault/vault.ts";
import { createVault } from "../../server/store/vaultKeeper.ts";
import { DAY_MS, HOUR_MS } from "../../shared/time.ts";
import type { Entry } from "../../shared/world/world.ts";
import { manualClock } from "../drill/manualClock.ts";
import { putting } from "./deeds.ts";
import { newPlaces } from "./places.ts";
import { kinds, quiet } from "./stores.ts";

const NOW = Date.UTC(2026, 10, 30, 12);
const PHONE = "0812-3456-7890";
const phone = (said = PHONE, expiresAt: number | null = null) => ({
  kind: "phone",
  bytes: Buffer.from(said),
  expiresAt,
});
const order = { basis: "permintaan pemilik data", officer: "Sari" };

const kept = async (rows: Pick<VaultRows, "get">, name: string) => {
  const row = await rows.get(name);
  return row && Buffer.from(row.bytes).toString();
};

describe.each(kinds)("$name", (kind) => {
  const places = newPlaces(kind);
  let journal: Journal;
  let store: Store;
  let vault: Vault;
  const clock = manualClock(NOW);
  beforeEach(async () => {
    clock.set(NOW);
    journal = places.journal();
    store = await openStore(journal, { log: quiet, snapshotEvery: 2, chapterLines: 2 });
    vault = createVault({ journal, store, clock, log: quiet });
  });
  afterEach(() => store.stop());

  const lay = async (...things: Parameters<Vault["commit"]>[0]): Promise<Entry> => {
    const entry = await vault.commit(things, () => putting("a report", "a"));
    if (!entry) throw new Error("it was wanted");
    return entry;
  };
  const markIn = ({ vault: marks = [] }: Entry) => {
    if (!marks[0]) throw new Error("a mark was wanted");
    return marks[0];
  };
  const said = async (entry: Entry) => {
    const bytes = await vault.read(markIn(entry));
    return bytes && Buffer.from(bytes).toString();
  };
  const notes = () =>
    [...store.world.note.values()].map(({ words, detail, officer }) => `${officer}: ${words}, ${detail}`);

  test("vault.1, vault.2 what is laid comes back by its mark, which is in the entry and binds it", async () => {
    const photo = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    const entry = await lay(phone(), { kind: "photo", bytes: photo, expiresAt: null });
    expect(await said(entry)).toBe(PHONE);
    const [mark, second] = entry.vault!;
    expect(Buffer.from((await vault.read(second!))!).equals(photo)).toBe(true);
    const row = (await journal.vault.get(mark!.vault))!;
    expect(row.salt).toHaveLength(32);
    expect(mark!.sha256).toBe(createHash("sha256").update(row.salt).update(PHONE).digest("hex"));
    expect((await lay(phone())).vault![0]!.sha256).not.toBe(mark!.sha256);
  });

  test("vault.1 a refused deed leaves nothing there, and a vault that can't be written no entry", async () => {
    expect(await vault.commit([phone()], () => null)).toBeNull();
    expect(await journal.vault.page("", 9)).toEqual([]);
    const full = { ...journal.vault, put: () => Promise.reject(new Error("disk full")) };
    const failing = createVault({ journal: { ...journal, vault: full }, store, clock, log: quiet });
    await expect(failing.commit([phone()], () => putting("never", "a"))).rejects.toThrow("disk full");
    expect(store.world.seq).toBe(0);
  });

  test("vault.2 what was altered there is not given out, and verify names it", async () => {
    const entry = await lay(phone());
    expect(await audit(journal, START, () => undefined)).toMatchObject({ fault: null });
    const bytes = kind.name === "SQLite" ? "cast('0800' as blob)" : "convert_to('0800', 'UTF8')";
    await places.tamper(`update sigap_vault set bytes = ${bytes}`);
    expect(await said(entry)).toBeNull();
    const { vault: id } = markIn(entry);
    expect(await audit(journal, START, () => undefined)).toMatchObject({
      fault: `in the vault row ${id} isn't what was laid there`,
    });
  });

  test("vault.4 what no entry bears goes when it is an hour old, what one bears never, though that wasn't known", async () => {
    const entry = await lay(phone("borne"));
    await places.tamper("update sigap_vault set after = 0");
    const orphan = { ...(await journal.vault.get(markIn(entry).vault))!, id: "orphan" };
    await journal.vault.put(orphan);
    clock.set(NOW + HOUR_MS);
    await vault.tidy();
    expect(await journal.vault.get("orphan")).not.toBeNull();
    clock.set(NOW + HOUR_MS + 1);
    await vault.tidy();
    expect(await journal.vault.get("orphan")).toBeNull();
    expect(await said(entry)).toBe("borne");
    expect(await journal.vault.due(clock.now() + DAY_MS, clock.now() + DAY_MS)).toEqual([]);
  });

  test("vault.4 a row that was swept while its writer slept is laid again", async () => {
    const sleepy: Pick<Store, "world" | "commit"> = {
      world: store.world,
      commit: async (decide) => {
        clock.set(NOW + 2 * HOUR_MS);
        await vault.tidy();
        expect(await journal.vault.page("", 9)).toEqual([]);
        return store.commit(decide);
      },
    };
    const slept = createVault({ journal, store: sleepy, clock, log: quiet });
    const entry = await slept.commit([phone()], () => putting("late", "a"));
    expect(await said(entry!)).toBe(PHONE);
    clock.set(NOW + DAY_MS);
    await vault.tidy();
    expect(await said(entry!)).toBe(PHONE);
  });

  test("vault.5 what has expired is given out no more, and is removed without an entry", async () => {
    const entry = await lay(phone(PHONE, NOW + DAY_MS));
    expect(markIn(entry).until).toBe(NOW + DAY_MS);
    clock.set(NOW + DAY_MS - 1);
    await vault.tidy();
    expect(await said(entry)).toBe(PHONE);
    clock.set(NOW + DAY_MS);
    expect(await said(entry)).toBeNull();
    await vault.tidy();
    expect(await journal.vault.page("", 9)).toEqual([]);
    expect(store.world.seq).toBe(entry.seq);
  });

  test("vault.6 to erase is told once with ground and name, by two at once too, and a repeat does nothing", async () => {
    const entry = await lay(phone());
    const { vault: id } = markIn(entry);
    const outcomes = await Promise.all([vault.erase(id, order), vault.erase(id, { basis: "lain", officer: "Budi" })]);
    expect(outcomes).toContain("erased");
    expect(await said(entry)).toBeNull();
    expect(await journal.vault.page("", 9)).toEqual([]);
    const [note, ...more] = notes();
    expect(more).toEqual([]);
    expect([
      `Sari: Data pribadi dihapus, dasar permintaan pemilik data, nomor ${id}`,
      `Budi: Data pribadi dihapus, dasar lain, nomor ${id}`,
    ]).toContain(note);
    const seq = store.world.seq;
    expect(await vault.erase(id, order)).toBe("absent");
    expect(store.world.seq).toBe(seq);
    expect(await audit(journal, START, () => undefined)).toMatchObject({ fault: null });
  });

  test("vault.6 begun and not finished: it is gone at once, and whoever leads tells so once", async () => {
    const entry = await lay(phone());
    const { vault: id } = markIn(entry);
    const dying = createVault({
      journal,
      store: { world: store.world, commit: () => Promise.reject(new Error("killed")) },
      clock,
      log: quiet,
    });
    await expect(dying.erase(id, order)).rejects.toThrow("killed");
    expect(await said(entry)).toBeNull();
    expect((await journal.vault.get(id))?.bytes).toHaveLength(0);
    expect(notes()).toEqual([]);
    await Promise.all([vault.tidy(), vault.tidy()]);
    expect(notes()).toHaveLength(1);
    expect(await journal.vault.page("", 9)).toEqual([]);
  });

  test("vault.3 nothing of it stands in journal, snapshot, archive or log", async () => {
    const logged: string[] = [];
    const telling = createVault({ journal, store, clock, log: (...line) => void logged.push(JSON.stringify(line)) });
    const entry = await telling.commit([phone()], () => putting("a report", "a"));
    await telling.commit([phone("never borne")], () => null);
    await places.tamper("update sigap_vault set salt = bytes");
    await telling.read(entry!.vault![0]!);
    await telling.erase(markIn(entry!).vault, order);
    for (let n = 0; n < 3; n += 1) await store.commit(() => putting(`deed ${n}`, "a"));
    const kept: unknown[] = [
      await journal.loadSnapshot(),
      await journal.kept(),
      await journal.shelf.after(0, 9),
      logged,
    ];
    for await (const line of linesAfter(journal, 0)) kept.push(line);
    expect(kept.length).toBeGreaterThan(6);
    for (const value of [PHONE, Buffer.from(PHONE).toString("base64"), "never borne"])
      expect(JSON.stringify(kept)).not.toContain(value);
    expect(logged).toHaveLength(1);
  });

  test("vault.8 of nodes that keep a secret at once the first one's stands, and nobody erases it", async () => {
    const other = await places.openAgain();
    const [one, two] = await Promise.all([
      keepSecret(journal.vault, "key", "of one"),
      keepSecret(other.vault, "key", "of two"),
    ]);
    expect(one).toBe(two);
    expect(await kept(other.vault, "key")).toBe(one);
    expect(await kept(other.vault, "another")).toBeNull();
    await expect(vault.erase("key", order)).rejects.toThrow("secret of the house");
    clock.set(NOW + 365 * DAY_MS);
    await vault.tidy();
    expect(await kept(other.vault, "key")).toBe(one);
  });

  test("vault.8 the desk secret that an earlier Sigap kept in the open is moved, and one that lies there stays", async () => {
    await places.tamper("insert into sigap_meta (key, value) values ('desk-secret', 'rahasia-lama')");
    const next = await places.openAgain();
    expect(await kept(next.vault, "desk-secret")).toBe("rahasia-lama");
    expect(await next.kept()).toEqual([]);
    await places.tamper("insert into sigap_meta (key, value) values ('desk-secret', 'rahasia-lain')");
    const later = await places.openAgain();
    expect(await kept(later.vault, "desk-secret")).toBe("rahasia-lama");
    expect(await later.kept()).toEqual([]);
  });
});
