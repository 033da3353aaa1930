import { expect, test } from "vitest";
import { EVENTS, NEXT, STATE_WORDS, type IncidentEvent } from "../../shared/incident/states.ts";
import { step } from "../../shared/incident/step.ts";
import { STATES, type IncidentState } from "../../shared/record/incident.ts";
import { alert } from "../make/alert.ts";
import { doing, refusal, worldWith } from "../make/circumstances.ts";
import { incident } from "../make/incident.ts";
import { quake } from "../make/quake.ts";

/** Where each event leads, beside the table itself and in other words: whoever changes the one has to mean it. */
const LEADS: Record<IncidentState, Partial<Record<IncidentEvent, IncidentState>>> = {
  terdeteksi: { answered: "terverifikasi", "to terverifikasi": "terverifikasi", "to siaga": "siaga", ...emergency() },
  terverifikasi: { answered: "terverifikasi", "to siaga": "siaga", ...emergency() },
  siaga: { answered: "siaga", ...emergency() },
  "tanggap-darurat": { answered: "tanggap-darurat", decreed: "tanggap-darurat", "to transisi": "transisi" },
  transisi: { answered: "transisi", decreed: "transisi", "to tanggap-darurat": "tanggap-darurat" },
  selesai: {},
  dibatalkan: {},
};

function emergency() {
  return { decreed: "tanggap-darurat", "to tanggap-darurat": "tanggap-darurat" } as const;
}

const isOver = (state: IncidentState) => state === "selesai" || state === "dibatalkan";

test.each(STATES.flatMap((state) => EVENTS.map((event) => ({ state, event }))))(
  "incident.1 $event in $state",
  ({ state, event }) => {
    const ends: Partial<Record<IncidentEvent, IncidentState>> = isOver(state)
      ? {}
      : { "stood-down": state, cancelled: "dibatalkan", closed: "selesai" };
    expect(NEXT[state][event]).toBe({ ...LEADS[state], ...ends }[event] ?? null);
  },
);

test.each(STATES.flatMap((state) => STATES.map((to) => ({ state, to }))))(
  "incident.1 a step from $state to $to is taken, or refused with a sentence",
  ({ state, to }) => {
    const standing = incident({ state, closedAt: isOver(state) ? 1 : null });
    const decision = step(
      { name: "incident:step", id: "c", incidentId: standing.id, to, why: "perkembangan" },
      doing(worldWith(standing)),
    );
    if (NEXT[state][`to ${to}`] === null) expect(refusal(decision)).toMatch(/^\p{Lu}.*\.$/u);
    else
      expect(decision).toMatchObject({
        changes: [{ op: "put", record: { state: to, steps: [{ state }, { state: to, officer: "o-sari" }] } }],
        note: { words: expect.stringContaining(`${STATE_WORDS[state]} → ${STATE_WORDS[to]}`) as string },
      });
  },
);

test("incident.1 an incident that is already there, or that has its own way to its end, is told so", () => {
  const world = worldWith(incident({ state: "siaga" }));
  const to = (state: IncidentState) =>
    refusal(step({ name: "incident:step", id: "c", incidentId: "quake:1", to: state, why: "coba" }, doing(world)));
  expect(to("siaga")).toBe("Insiden sudah Siaga.");
  expect(to("selesai")).toBe("Insiden ditutup dengan mencatat hasilnya, bukan dengan satu langkah.");
  expect(to("dibatalkan")).toBe("Insiden dibatalkan dengan alasan dan orang kedua, bukan dengan satu langkah.");
  expect(to("terdeteksi")).toBe("Dari Siaga insiden tidak dapat ke Terdeteksi.");
});

test("incident.2 of what is closed, was merged or was never there the refusal says which", () => {
  const cianjur = quake();
  const stays = incident({ id: cianjur.id });
  const world = worldWith(
    cianjur,
    alert(),
    stays,
    incident({ id: "quake:closed", closedAt: Date.UTC(2022, 10, 21, 7) }),
    incident({ id: "quake:merged", closedAt: 1, mergedInto: stays.id }),
  );
  const of = (incidentId: string) =>
    refusal(step({ name: "incident:step", id: "c", incidentId, to: "siaga", why: "coba" }, doing(world)));
  expect(of("quake:closed")).toBe("Insiden sudah ditutup pukul 14.00.00 WIB.");
  expect(of("quake:merged")).toMatch(/^Insiden ini sudah digabung ke Gempa M 5,6 · .+\.$/);
  expect(of("quake:none")).toBe("Insiden quake:none tidak ada.");
});
