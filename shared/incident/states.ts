import { STATES, type IncidentState } from "../record/incident.ts";

/**
 * What moves an incident on. `to …` are an officer's own steps; the others come of other deeds. Whose alerts were stood down is open still, until it
 * is told what became of it.
 */
export const EVENTS = [
  "answered",
  "decreed",
  "stood-down",
  "cancelled",
  "closed",
  ...STATES.map((state) => `to ${state}` as const),
] as const;
export type IncidentEvent = (typeof EVENTS)[number];

export const STATE_WORDS: Readonly<Record<IncidentState, string>> = {
  terdeteksi: "Terdeteksi",
  terverifikasi: "Terverifikasi",
  siaga: "Siaga",
  "tanggap-darurat": "Tanggap darurat",
  transisi: "Transisi",
  selesai: "Selesai",
  dibatalkan: "Dibatalkan",
};

/** The way that an incident goes, in its order; `dibatalkan` stands beside it. */
export const CHAIN = ["terdeteksi", "terverifikasi", "siaga", "tanggap-darurat", "transisi", "selesai"] as const;

type Next = IncidentState | null;
type Row = Readonly<Record<IncidentEvent, Next>>;

const NOTHING: Row = {
  answered: null,
  decreed: null,
  "stood-down": null,
  cancelled: null,
  closed: null,
  "to terdeteksi": null,
  "to terverifikasi": null,
  "to siaga": null,
  "to tanggap-darurat": null,
  "to transisi": null,
  "to selesai": null,
  "to dibatalkan": null,
};

/** incident.1: where each event leads from each state; null where it leads nowhere. What is over stays over. */
export const NEXT: Readonly<Record<IncidentState, Row>> = {
  terdeteksi: {
    ...NOTHING,
    answered: "terverifikasi",
    "to terverifikasi": "terverifikasi",
    "to siaga": "siaga",
    decreed: "tanggap-darurat",
    "to tanggap-darurat": "tanggap-darurat",
    "stood-down": "terdeteksi",
    cancelled: "dibatalkan",
    closed: "selesai",
  },
  terverifikasi: {
    ...NOTHING,
    answered: "terverifikasi",
    "to siaga": "siaga",
    decreed: "tanggap-darurat",
    "to tanggap-darurat": "tanggap-darurat",
    "stood-down": "terverifikasi",
    cancelled: "dibatalkan",
    closed: "selesai",
  },
  siaga: {
    ...NOTHING,
    answered: "siaga",
    decreed: "tanggap-darurat",
    "to tanggap-darurat": "tanggap-darurat",
    "stood-down": "siaga",
    cancelled: "dibatalkan",
    closed: "selesai",
  },
  "tanggap-darurat": {
    ...NOTHING,
    answered: "tanggap-darurat",
    decreed: "tanggap-darurat",
    "to transisi": "transisi",
    "stood-down": "tanggap-darurat",
    cancelled: "dibatalkan",
    closed: "selesai",
  },
  transisi: {
    ...NOTHING,
    answered: "transisi",
    decreed: "transisi",
    // What was thought to be over may come back: a dam that gives way a week later.
    "to tanggap-darurat": "tanggap-darurat",
    "stood-down": "transisi",
    cancelled: "dibatalkan",
    closed: "selesai",
  },
  selesai: NOTHING,
  dibatalkan: NOTHING,
};
