import type { CommandName, CommandOf } from "../../shared/command/commands.ts";
import { DEFAULT_WALL } from "../../shared/screen/wallSettings.ts";

export const NOW = Date.UTC(2022, 10, 21, 6, 39);
export const QUAKE = "quake:1";
const id = "0b7d6c8e-3f0a-4a5e-9a51-7a0f6f0b1c2d";
const of = { id, incidentId: QUAKE };
const screen = "0123456789abcdef";

/** One of each command there is: one more than these does not compile. */
export const SAMPLES: { readonly [Name in CommandName]: CommandOf<Name> } = {
  "incident:answer": { name: "incident:answer", id, hazardId: QUAKE },
  "incident:open": { name: "incident:open", id, hazardId: QUAKE, why: "banyak laporan" },
  "incident:step": { name: "incident:step", ...of, to: "siaga", why: "unit disiapkan" },
  "incident:count": {
    name: "incident:count",
    ...of,
    group: "balita",
    people: 12,
    source: "Dinsos",
    place: null,
    asOf: NOW,
  },
  "incident:contact": { name: "incident:contact", ...of, placeId: "P-1", answer: "aman", through: "telepon" },
  "incident:decree": { name: "incident:decree", ...of, number: "360/1", on: "2022-11-21", signer: "Bupati", from: NOW },
  "incident:rename": { name: "incident:rename", ...of, title: "Gempa Cugenang" },
  "incident:merge": { name: "incident:merge", ...of, into: "quake:2", why: "satu kejadian" },
  "incident:split": { name: "incident:split", ...of, hazardIds: [QUAKE], why: "dua kejadian" },
  "incident:end": { name: "incident:end", ...of, how: "dibatalkan", why: "pesan uji", second: null },
  "incident:agree": { name: "incident:agree", ...of },
  "incident:withdraw": { name: "incident:withdraw", ...of },
  "incident:close": {
    name: "incident:close",
    ...of,
    outcome: { damage: "ringan", deaths: null, deathsBy: null, houses: 3, displacedPeak: 40, source: "BPBD" },
  },
  "note:write": { name: "note:write", id, incidentId: null, text: "Telepon bupati" },
  "note:strike": { name: "note:strike", id, noteId: "000000000001", why: "salah orang" },
  "duty:begin": { name: "duty:begin", id },
  "duty:end": { name: "duty:end", id },
  "duty:hand-over": { name: "duty:hand-over", id, second: { by: "pin", officer: "o-budi", pin: "258013" } },
  "drill:plan": { name: "drill:plan", id, on: "2022-11-28" },
  "link:make": { name: "link:make", id, wall: DEFAULT_WALL },
  "link:revoke": { name: "link:revoke", id, linkId: "l1" },
  "wall:reload": { name: "wall:reload", id, screen },
  "wall:replay": { name: "wall:replay", id, screen, of: { kind: "day", day: "2022-11-20" }, speed: 60 },
  "wall:live": { name: "wall:live", id, screen },
};
