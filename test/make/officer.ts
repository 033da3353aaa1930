import type { Officer } from "../../shared/record/officer.ts";

export function officer(change: Partial<Officer> = {}): Officer {
  return {
    type: "officer",
    id: "o-sari",
    number: 1,
    role: "petugas",
    since: 0,
    endedAt: null,
    unlockedAt: null,
    name: null,
    phone: null,
    ...change,
  };
}
