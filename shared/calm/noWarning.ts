import { hourWords } from "../time.ts";
import type { About, MayBeCalm } from "./calm.ts";

/** calm.5: the only sentences that say that no warning is in force; each bears its hour, so that a copy of it stays true. */

/** `Tidak ada peringatan pada pukul 15.13 WIB` */
export function noWarningTitle({ at }: MayBeCalm): string {
  return `Tidak ada peringatan pada pukul ${hourWords(at)} WIB`;
}

/** For residents. */
export function noWarningWords({ at }: MayBeCalm): string {
  return `Sampai pukul ${hourWords(at)} WIB kami tidak mengetahui peringatan BMKG yang berlaku. Sesudah itu bisa ada yang baru. Gempa bisa datang tanpa peringatan.`;
}

export function noWarningEnglish({ at }: MayBeCalm): string {
  return `At ${hourWords(at)} WIB (UTC+7) we knew of no warning of BMKG in force. There may be a new one since. Earthquakes come without warning.`;
}

/** For officers. */
export function noneOpenWords({ at }: MayBeCalm): string {
  return `Tidak ada peringatan terbuka pukul ${hourWords(at)} WIB. Semua sumber BMKG terbaca.`;
}

/** Under the heading of its kind: `tidak ada yang berlaku`, `menurut BMKG, 15.13 WIB`. */
export function noneOfKindWords({ at }: MayBeCalm<About>): readonly [what: string, whose: string] {
  return ["tidak ada yang berlaku", `menurut BMKG, ${hourWords(at)} WIB`];
}
