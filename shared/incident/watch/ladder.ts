import { tierRank } from "../../record/alert.ts";
import type { Incident } from "../../record/incident.ts";
import { SK_WITHIN } from "../../need/lock.ts";
import type { Setting } from "../../setting.ts";
import { HOUR_MS, MINUTE_MS } from "../../time.ts";
import type { World } from "../../world/world.ts";

/** incident.17: what is to be done by when, reckoned from the start: T+2 … T+24 h. */

export const STEPS = ["read", "answered", "contacted", "sure", "arrived", "counted", "reported", "decreed"] as const;
export type StepId = (typeof STEPS)[number];

/** `unknown`: it is due, and nothing that is recorded tells whether it was done. `over`: the incident was, before it was done. */
type StepState =
  | { kind: "done"; at: number }
  | { kind: "late"; byMs: number }
  | { kind: "coming"; inMs: number }
  | { kind: "unknown" }
  | { kind: "over" };

export interface LadderStep {
  id: StepId;
  /** `T+15`, `T+6 j` */
  label: string;
  words: string;
  dueAt: number;
  state: StepState;
}

type Told = Pick<World, "hazard" | "place">;

interface Rung {
  after: Setting;
  label: string;
  words: string;
  /** When it was done; null while it was not, as far as is recorded. */
  doneAt(incident: Incident, world: Told): number | null;
  /** That nothing is recorded says that it was not done. */
  told: boolean;
}

const ours = (minutes: number, why: string): Setting => ({
  value: minutes * MINUTE_MS,
  unit: "ms",
  basis: "ours",
  why,
});
const published = (minutes: number, why: string): Setting => ({ ...ours(minutes, why), basis: "published" });

/** Units that are sent, and reports of the situation, are recorded nowhere yet. */
const nowhere = () => null;

export const LADDER: Readonly<Record<StepId, Rung>> = {
  read: {
    after: ours(2, "kabar BMKG terbaca di dinding dua menit setelah kejadian, kurang dari 15 detik setelah terbit"),
    label: "T+2",
    words: "Terbaca",
    doneAt: ({ hazardIds, openedAt }, { hazard }) => hazard.get(hazardIds[0] ?? "")?.firstSeenAt ?? openedAt,
    told: true,
  },
  answered: {
    after: ours(5, "lima menit sampai petugas piket menerima, kebiasaan pusat kendali"),
    label: "T+5",
    words: "Diterima",
    doneAt: answeredAt,
    told: true,
  },
  contacted: {
    after: ours(10, "unit terdekat dihubungi sepuluh menit setelah kejadian, pilihan kami"),
    label: "T+10",
    words: "Unit dihubungi",
    doneAt: ({ contacts }, { place }) => first(contacts.filter(({ placeId }) => place.get(placeId)?.kind === "tagana")),
    told: false,
  },
  sure: {
    after: ours(
      15,
      "dua unit pasti: kalau satu tidak bangun, yang satunya bangun (kata Kemensos); waktunya pilihan kami",
    ),
    label: "T+15",
    words: "2 unit pasti",
    doneAt: nowhere,
    told: false,
  },
  arrived: {
    after: published(60, "Tagana di lokasi dalam satu jam (Mensos Agus Gumiwang, merdeka.com 8 November 2018)"),
    label: "T+60",
    words: "Unit di lokasi",
    doneAt: nowhere,
    told: false,
  },
  counted: {
    after: ours(90, "kaji cepat pertama setengah jam sesudah unit di lokasi, pilihan kami"),
    label: "T+90",
    words: "Kaji cepat",
    doneAt: ({ counts }) => first(counts),
    told: true,
  },
  reported: {
    after: ours(6 * 60, "laporan situasi pertama enam jam setelah kejadian, pilihan kami"),
    label: "T+6 j",
    words: "Laporan situasi",
    doneAt: nowhere,
    told: false,
  },
  decreed: {
    after: { ...SK_WITHIN, value: SK_WITHIN.value * HOUR_MS, unit: "ms" },
    label: "T+24 j",
    words: "SK bupati",
    // Of when it holds: it may be written down days later.
    doneAt: ({ decree, startedAt }) => (decree === null ? null : Math.max(startedAt, Math.min(decree.from, decree.at))),
    told: true,
  },
};

/** Of what is quieter than merusak no more is asked than that it is read and answered. */
const OF_ALL: readonly StepId[] = ["read", "answered"];

/** incident.17: never queued: asked of what stands, at the hour. */
export function ladderOf(incident: Incident, world: Told, now: number): LadderStep[] {
  const steps = tierRank(incident.tier) >= tierRank("merusak") ? STEPS : OF_ALL;
  return steps.map((id) => {
    const { after, label, words } = LADDER[id];
    const dueAt = incident.startedAt + after.value;
    return { id, label, words, dueAt, state: stateOf(LADDER[id], dueAt, { incident, world, now }) };
  });
}

function stateOf(
  { doneAt, told }: Rung,
  dueAt: number,
  { incident, world, now }: { incident: Incident; world: Told; now: number },
): StepState {
  const at = doneAt(incident, world);
  if (at !== null) return { kind: "done", at };
  if (incident.closedAt !== null || incident.ending !== null) return { kind: "over" };
  if (now < dueAt) return { kind: "coming", inMs: dueAt - now };
  return told ? { kind: "late", byMs: now - dueAt } : { kind: "unknown" };
}

/** Of the first answer: a rise that was answered again does not make it late. */
function answeredAt({ acknowledged, steps }: Incident): number | null {
  if (acknowledged === null) return null;
  const verified = steps.find(({ state }) => state === "terverifikasi")?.at ?? acknowledged.at;
  return Math.min(verified, acknowledged.at);
}

function first(told: readonly { at: number; firstAt?: number | undefined }[]): number | null {
  return told.length === 0 ? null : Math.min(...told.map(({ at, firstAt = at }) => firstAt));
}
