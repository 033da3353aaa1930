import type { Setting } from "../../shared/setting.ts";
import { DAY_MS } from "../../shared/time.ts";
import type { Sittings } from "../store/sittings/rows.ts";

/** access.9 */
const LOGINS_KEPT: Setting = {
  value: 90 * DAY_MS,
  unit: "ms",
  basis: "ours",
  why: "tiga bulan cukup untuk memeriksa siapa yang mencoba masuk, dan alamat orang tidak disimpan lebih lama",
};

export function forgetSittings(sittings: Pick<Sittings, "forget">, now: number): Promise<void> {
  return sittings.forget(now - DAY_MS, now - LOGINS_KEPT.value);
}
