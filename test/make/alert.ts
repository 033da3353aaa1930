import type { Alert } from "../../shared/record/alert.ts";
import { frozen } from "./frozen.ts";
import { ORIGIN } from "./quake.ts";

/** Raised for Cianjur and unanswered. */
export function alert(change: Partial<Alert> = {}): Alert {
  return frozen({
    type: "alert",
    id: "quake:20221121062110",
    tier: "merusak",
    reasons: [],
    asks: true,
    mayHurt: false,
    raisedAt: ORIGIN + 171_000,
    endedAt: null,
    history: [],
    mainId: null,
    ...change,
  });
}
