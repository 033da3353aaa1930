import { describe, expect, test } from "vitest";
import { agree, ASKED_FOR_MS, end, needsSecond, withdraw } from "../../shared/incident/end.ts";
import { incidentsDue } from "../../shared/incident/watch/due.ts";
import { judge } from "../../shared/alert/judge.ts";
import type { Alert } from "../../shared/record/alert.ts";
import { MINUTE_MS } from "../../shared/time.ts";
import { withChanges, type World, type WorldRecord } from "../../shared/world/world.ts";
import { alert } from "../make/alert.ts";
import {
  after,
  ANSWERED,
  as,
  BUDI,
  doing,
  done,
  refusal,
  RINA,
  SARI,
  with2nd,
  worldWith,
} from "../make/circumstances.ts";
import { impact } from "../make/impact.ts";
import { incident } from "../make/incident.ts";
import { officer } from "../make/officer.ts";
import { quake, tsunami } from "../make/quake.ts";

const ID = quake().id;
const of = (tier: Alert["tier"], about = quake()) => worldWith(about, alert({ tier }), incident({ id: ID, tier }));
const merusak = of("merusak");
const darurat = of("darurat");
const cancel = {
  name: "incident:end",
  id: "c",
  incidentId: ID,
  how: "dibatalkan",
  why: "salah pasang",
  second: null,
} as const;
const standDown = { ...cancel, how: "diakhiri", why: "BPBD: tidak ada kerusakan" } as const;
const consent = { name: "incident:agree", id: "c", incidentId: ID } as const;
const put = (world: World, ...records: WorldRecord[]) =>
  withChanges(
    world,
    records.map((record) => ({ op: "put", record })),
  );

describe("incident.9 standing down and cancelling", () => {
  test("end the alert in the same entry, with the officer's words", () => {
    const decision = done(end(standDown, doing(merusak)));
    const next = after(merusak, decision);
    expect(next.alert.get(ID)).toMatchObject({
      endedAt: ANSWERED,
      history: [
        {
          at: ANSWERED,
          move: "ended",
          tier: "merusak",
          why: "diakhiri petugas: BPBD: tidak ada kerusakan",
          officer: "o-sari",
          title: expect.stringMatching(/^Gempa M 5,6/) as string,
        },
      ],
    });
    expect(next.incident.get(ID)).toMatchObject({ closedAt: null, ending: { how: "diakhiri", second: null } });
    expect(decision.note).toMatchObject({ hazardId: ID, incidentId: ID, detail: standDown.why });
  });

  test("of all its hazards at once; what never was is closed with it, for it has no outcome", () => {
    const after2 = quake({ id: "quake:after" });
    const both = put(merusak, after2, alert({ id: after2.id }), incident({ id: ID, hazardIds: [ID, after2.id] }));
    const next = after(both, end(cancel, doing(both)));
    expect([ID, after2.id].map((id) => next.alert.get(id)?.endedAt)).toEqual([ANSWERED, ANSWERED]);
    expect(next.incident.get(ID)).toMatchObject({ state: "dibatalkan", closedAt: ANSWERED, actedAt: ANSWERED });
    expect(incidentsDue(next, ANSWERED + 1)).toEqual([]);
  });

  test("what an officer ended is raised again only if it grows louder, and can be ended again", () => {
    const ended = after(merusak, end(standDown, doing(merusak)));
    const judged = (expected: number) =>
      judge({
        hazard: quake(),
        impact: impact({ expected: { v: 0, vi: expected, vii: expected, viii: 0 } }),
        alert: ended.alert.get(ID)!,
        mainId: null,
        now: ANSWERED + MINUTE_MS,
      });
    expect(judged(0)).toBe(ended.alert.get(ID));
    const risen = judged(5_000_000);
    expect(risen).toMatchObject({ tier: "darurat", endedAt: null });
    expect(refusal(end(standDown, doing(ended, as(BUDI))))).toBe("Sudah diakhiri Petugas 1 pukul 13.25.02 WIB.");
    const again = put(ended, risen!);
    done(end(standDown, doing(again, { at: ANSWERED + 2 * MINUTE_MS, ...with2nd(BUDI) })));
  });

  test("of what does not warn any more nothing is stood down, but it may be cancelled still", () => {
    const over = put(merusak, alert({ endedAt: 1 }));
    expect(refusal(end(standDown, doing(over)))).toBe(
      "Peringatannya sudah berakhir semua. Tutup insiden dengan hasilnya.",
    );
    expect(after(over, end(cancel, doing(over))).incident.get(ID)).toMatchObject({ state: "dibatalkan" });
  });
});

describe("incident.10 two persons", () => {
  test("for darurat and for a tsunami scene, however quiet; for nothing else", () => {
    const warned = quake({}, { tsunami: tsunami({ state: "warning", level: "WASPADA" }) });
    expect(
      [merusak, darurat, of("dirasakan", warned)].map((world) => needsSecond(world, world.incident.get(ID)!)),
    ).toEqual([false, true, true]);
  });

  test("by a session of their own: asked for, and nothing ends before another agrees", () => {
    const asking = done(end(cancel, doing(darurat)));
    const asked = after(darurat, asking);
    expect(asked.alert.get(ID)?.endedAt).toBeNull();
    expect(asked.incident.get(ID)).toMatchObject({ asked: { how: "dibatalkan", officer: "o-sari" }, closedAt: null });
    expect(asking.note).toMatchObject({
      words: expect.stringContaining("minta persetujuan orang kedua: dibatalkan") as string,
    });
    expect(refusal(agree(consent, doing(asked)))).toBe("Orang kedua harus orang lain.");
    expect(refusal(end(cancel, doing(asked, as(BUDI))))).toBe(
      "Petugas 1 sudah meminta persetujuan pukul 13.25.02 WIB. Menunggu orang kedua.",
    );
    const agreed = done(agree(consent, doing(asked, { ...as(BUDI), at: ANSWERED + MINUTE_MS })));
    const next = after(asked, agreed);
    expect(next.alert.get(ID)?.endedAt).toBe(ANSWERED + MINUTE_MS);
    expect(next.incident.get(ID)).toMatchObject({
      state: "dibatalkan",
      asked: null,
      ending: { officer: "o-sari", second: { officer: "o-budi", by: "sesi" } },
    });
    expect(agreed.note.detail).toBe("salah pasang, disetujui Petugas 2 (sesi)");
  });

  test.each(["pin", "kode"] as const)("by %s at the same desk it is done at once", (by) => {
    const next = after(darurat, end(cancel, doing(darurat, with2nd(RINA, by))));
    expect(next.incident.get(ID)?.ending?.second).toEqual({ officer: "o-rina", by });
  });

  test("a second signature is another person's, of one who may do such deeds", () => {
    expect(refusal(end(cancel, doing(darurat, with2nd(SARI))))).toBe("Orang kedua harus orang lain.");
    const store = officer({ id: "o-gudang", number: 4, role: "gudang" });
    expect(refusal(end(cancel, doing(darurat, with2nd(store))))).toBe("Orang kedua harus petugas atau penyelia.");
  });

  test("what was asked for waits ten minutes, then it is asked for no more", () => {
    const asked = after(darurat, end(cancel, doing(darurat)));
    const late = ANSWERED + ASKED_FOR_MS;
    expect(incidentsDue(asked, late - 1)).toEqual([]);
    expect(refusal(agree(consent, doing(asked, { ...as(BUDI), at: late })))).toBe(
      "Tidak ada yang menunggu persetujuan di insiden ini.",
    );
    const lapsed = withChanges(asked, incidentsDue(asked, late));
    expect(lapsed.incident.get(ID)?.asked).toBeNull();
    expect(incidentsDue(lapsed, late)).toEqual([]);
    done(end(cancel, doing(asked, { at: late })));
  });

  test("nor is it once an alert of it has risen: that is another matter than was asked", () => {
    const asked = after(darurat, end(cancel, doing(darurat)));
    const at = ANSWERED + MINUTE_MS;
    const risen = put(
      asked,
      alert({ tier: "darurat", history: [{ at, version: 2, tier: "darurat", move: "raised", why: "" }] }),
    );
    expect(refusal(agree(consent, doing(risen, { ...as(BUDI), at: at + 1 })))).toBe(
      "Tidak ada yang menunggu persetujuan di insiden ini.",
    );
    expect(incidentsDue(risen, at + 1)).toMatchObject([{ record: { asked: null } }]);
  });

  test("may be withdrawn", () => {
    const back = { name: "incident:withdraw", id: "c", incidentId: ID } as const;
    const asked = after(darurat, end(cancel, doing(darurat)));
    expect(after(asked, withdraw(back, doing(asked, as(BUDI)))).incident.get(ID)?.asked).toBeNull();
    expect(refusal(withdraw(back, doing(darurat)))).toBe("Tidak ada yang menunggu persetujuan di insiden ini.");
  });
});
