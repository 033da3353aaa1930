import type { Alert } from "../../shared/record/alert.ts";
import type { Hazard } from "../../shared/record/hazard.ts";
import type { Impact } from "../../shared/record/impact.ts";
import { hazardTitle } from "../../shared/words/titles.ts";

/** desk.33: each move that an alert makes keeps what its hazard was called then; what BMKG says later retitles none. */
export function titled(
  alert: Alert,
  before: Alert | null,
  hazard: Hazard,
  kabupaten: Impact["kabupaten"] | undefined,
): Alert {
  const known = before?.history.length ?? 0;
  const title = hazardTitle(hazard, kabupaten);
  return { ...alert, history: alert.history.map((move, index) => (index < known ? move : { ...move, title })) };
}
