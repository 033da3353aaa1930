/** A part of the way by one means. */
export interface Leg {
  mode: "darat" | "feri" | "laut" | "udara";
  /** As travelled: on land longer than the straight line. */
  km: number;
  /** Boarding and handling included; null where nobody knows (*hanya udara, jam tak diketahui*). */
  hours: number | null;
  /** `Merak–Bakauheni` of a ferry, `Jakarta–Palu` of a flight. */
  name: string | null;
}

/** A leg whose hours are reckoned. */
type ReckonedLeg = Leg & { hours: number };

export interface Way {
  hours: number;
  legs: ReckonedLeg[];
}

/** Legs of no length, of somebody who stands on the quay, are left out. */
export function wayOf(legs: readonly ReckonedLeg[]): Way {
  const told = legs.filter(({ km }) => km > 0 || legs.length === 1);
  return { hours: told.reduce((sum, { hours }) => sum + hours, 0), legs: told };
}
