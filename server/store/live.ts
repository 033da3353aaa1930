import { randomUUID } from "node:crypto";
import { reasonOf, type Log } from "../log.ts";
import { systemClock, type Clock } from "../clock.ts";
import { HOUR_MS } from "../../shared/time.ts";
import { NewerForm } from "../../shared/world/forms.ts";
import { apply, changedSince, type Deed, type Entry, type World } from "../../shared/world/world.ts";
import { createKeeper } from "./archive/keeper.ts";
import { createCheck } from "./check.ts";
import { entryOf, follow, lineOf, linesAfter } from "./chain.ts";
import type { Head, Journal, Line } from "./journal.ts";
import { createLead } from "./lead.ts";
import { listeners } from "./listeners.ts";
import { every, inTurn, pause, soonAgain } from "./pace.ts";
import { startUp } from "./startup.ts";
import { snapshotOf } from "./snapshot.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  log: Log;
  /** Entries between two snapshots. */
  snapshotEvery?: number;
  /** Entries in a chapter of the archive. */
  chapterLines?: number;
  /** How often to look for entries that nobody announced. */
  pollMs?: number;
  /** How often to ask for the poller's place. */
  leadMs?: number;
  /** How long a commit tries on while the journal fails. */
  patienceMs?: number;
  /** How often to try whether the journal can be written while nothing is. */
  probeMs?: number;
  /** The clock that screens are told. */
  clock?: Clock;
  /** form.5: hears, once, the sentence for which this node must stop. */
  onHalt?: (sentence: string) => void;
}

/**
 * Reads the journal and lives it from then on. The store takes the journal over: `stop` closes it.
 * Throws a sentence that names the entry when the journal is broken, and closes it.
 */
export async function openStore(journal: Journal, options: StoreOptions): Promise<Store> {
  const { log, snapshotEvery = 1000, pollMs = 5000, leadMs = 3000, patienceMs = 10_000 } = options;
  const { probeMs = 3000, chapterLines = 250, clock = systemClock, onHalt = () => undefined } = options;
  const started = await startUp(journal, log).catch(async (error: unknown) => {
    await journal.close();
    throw error;
  });
  let { world, head } = started;
  let snapshotSeq = started.snapshotSeq;
  /** A line of ours whose fate isn't known yet. */
  let awaited: { hash: string; entry: Entry | null } | null = null;
  let stopping: Promise<void> | null = null;
  /** form.5: set once, and from then on this node decides and writes nothing. */
  let halted: NewerForm | null = null;

  const subscribers = listeners<Entry>((error) =>
    log("error", "a listener to the store failed", { reason: reasonOf(error) }),
  );

  /** Both our own append and a read may bring a line; the first of them counts. */
  function take(line: Line, entry: Entry) {
    if (line.seq <= head.seq) return;
    world = apply(world, entry);
    head = { seq: line.seq, hash: line.hash };
    if (awaited?.hash === line.hash) awaited.entry = entry;
    subscribers.tell(entry);
    if (world.seq - snapshotSeq >= snapshotEvery && leads()) void keepSnapshot();
    archive.reached(line.seq);
  }

  const catchUp = soonAgain(async () => {
    try {
      for await (const line of linesAfter(journal, head.seq)) if (line.seq > head.seq) take(line, follow(head, line));
    } catch (error) {
      if (error instanceof NewerForm) halt(error);
      throw error;
    }
  });
  function halt(reason: NewerForm) {
    if (halted) return;
    halted = reason;
    log("error", "this node must stop", { reason: reason.message });
    onHalt(reason.message);
  }
  const leads = () => !halted && lead.held();

  const check = createCheck(journal, { log, clock, everyMs: probeMs });
  const listen = () => catchUp().then(check.read, check.notRead);

  async function keepSnapshot() {
    const seq = world.seq;
    // form.5: what a newer node kept must not give way to less.
    if (halted || seq === snapshotSeq) return;
    snapshotSeq = seq;
    await journal
      .saveSnapshot(snapshotOf(world, head.hash))
      .catch((error: unknown) => log("warn", "snapshot not kept", { seq, reason: reasonOf(error) }));
  }

  async function commit(decide: (world: World) => Deed | null): Promise<Entry | null> {
    // Once the journal is known to fail, one try: who waits behind must not wait for all before him.
    const giveUpAt = performance.now() + (check.now().failingSince === null ? patienceMs : 0);
    for (;;) {
      if (stopping) throw new Error("the store was stopped");
      if (halted) throw halted;
      const decided = decide(world);
      if (!decided) return null;
      // Makes the line ours alone: another node may decide the very same at the very same place.
      const deed = { ...decided, nonce: randomUUID() };
      const entry = await write(head, deed, giveUpAt);
      if (entry) return entry;
    }
  }

  /** journal.7: the entry once it stands, or null when its number went to somebody else. */
  async function write(after: Head, deed: Deed, giveUpAt: number): Promise<Entry | null> {
    const line = lineOf(after, deed);
    // journal.3: a line that can't be read back would end every later start.
    const entry = entryOf(line);
    const mine: { hash: string; entry: Entry | null } = { hash: line.hash, entry: null };
    awaited = mine;
    const started = check.start();
    for (let failures = 0; ; failures += 1) {
      try {
        if (await journal.append(after, deed)) take(line, entry);
        else await catchUp();
        if (head.seq === after.seq) throw new Error(`entry ${line.seq} was refused, but can't be read`);
        check.wrote();
      } catch (error) {
        check.notWritten(started, error, Buffer.byteLength(line.body));
        if (halted) throw halted;
        // It may stand all the same, or come to stand while we look; so the number decides, never the error.
        if (performance.now() > giveUpAt)
          throw new Error(`entry ${line.seq} isn't confirmed: ${reasonOf(error)}`, { cause: error });
        // Once it is known the cause was told.
        if (check.now().failingSince === null)
          log("warn", "append failed, looking whether it stands", { seq: line.seq, reason: reasonOf(error) });
        await pause(failures);
        await listen();
      }
      if (mine.entry) return mine.entry;
      if (head.seq > after.seq) return null;
    }
  }

  const oneByOne = inTurn();
  const lead = await createLead(journal, { log, everyMs: leadMs });
  const archive = createKeeper(journal, { log, chapterLines, writes: leads });
  const stopPolling = every(pollMs, async () => {
    await listen();
    // This node may lead by now, or have waited for a full disk.
    archive.reached(head.seq);
  });
  const stopHearing = journal.onAppended((upTo) => {
    if (upTo === null || upTo > head.seq) void listen();
  });
  // What came between the replay and the listening.
  await listen();
  const tellHead = () => log("info", "the journal stands", { ...head });
  tellHead();
  const heads = setInterval(tellHead, HOUR_MS).unref();
  archive.reached(head.seq);

  return {
    get world() {
      return world;
    },
    get mark() {
      return { epoch: journal.epoch, seq: head.seq };
    },
    commit: (decide) => oneByOne(() => commit(decide)),
    since: ({ epoch, seq }) => {
      // journal.10: however right its number looks.
      if (epoch !== journal.epoch || seq > head.seq) return null;
      return changedSince(world, seq)?.map(({ change }) => change) ?? null;
    },
    subscribe: subscribers.add,
    isLeader: leads,
    check: check.now,
    heardOf(mark) {
      if (mark.epoch !== journal.epoch || mark.seq <= head.seq) return;
      // Another node may have written them, and told them a moment ago.
      void listen().then(() => {
        if (mark.seq <= head.seq) return;
        log("error", "entries of the journal are missing: a screen was told of later ones", {
          told: mark.seq,
          head: head.seq,
        });
        check.lost(mark.seq - head.seq);
      });
    },
    pulse(text) {
      journal.pulse(text).catch((error: unknown) => log("warn", "pulse not sent", { reason: reasonOf(error) }));
    },
    onPulse: (listener) => journal.onPulse(listener),
    stop() {
      stopping ??= (async () => {
        clearInterval(heads);
        stopHearing();
        stopPolling();
        check.stop();
        lead.stop();
        await oneByOne(listen);
        await Promise.all([keepSnapshot(), archive.stop()]);
        await journal.close();
      })();
      return stopping;
    },
  };
}
