import type { Circumstances, Decision } from "../incident/decision.ts";
import { stampWords } from "../time.ts";
import { decimals, thousands } from "../words/figures.ts";
import { callSign } from "../officer/callSign.ts";
import type { CommandOf } from "./commands.ts";

/** wire.25: links of walls, each listed and revoked by itself. */

/** @param linkId of the link that was made for this command. */
export function makeLink({ wall }: CommandOf<"link:make">, { who, at }: Circumstances, linkId: string): Decision {
  const { name, viewingDistanceM, screenHeightMm } = wall;
  return {
    why: `tautan dinding ${name} dibuat`,
    changes: [
      {
        op: "put",
        record: {
          type: "link",
          id: linkId,
          name,
          viewingDistanceM,
          screenHeightMm,
          made: { officer: who.officer, at },
          revoked: null,
        },
      },
    ],
    note: about(
      `Tautan dinding ${name} dibuat`,
      `${distanceWords(viewingDistanceM)}, tinggi gambar ${thousands(screenHeightMm)} mm, nomor ${shortId(linkId)}`,
    ),
  };
}

export function revokeLink(
  { linkId }: CommandOf<"link:revoke">,
  { world: { link: links, officer: officers }, who, at }: Circumstances,
): Decision {
  const link = links.get(linkId);
  if (!link) return { refusal: "Tautan dinding ini tidak ada di daftar." };
  if (link.revoked) {
    const by = callSign(officers, link.revoked.officer);
    return { refusal: `Tautan ini sudah dicabut ${by}, ${stampWords(link.revoked.at)}.` };
  }
  return {
    why: `tautan dinding ${link.name} dicabut`,
    changes: [{ op: "put", record: { ...link, revoked: { officer: who.officer, at } } }],
    note: about(`Tautan dinding ${link.name} dicabut`, `nomor ${shortId(link.id)}`),
  };
}

const about = (words: string, detail: string) => ({ hazardId: null, incidentId: null, words, detail });
const distanceWords = (m: number) => `dilihat dari ${decimals(m, Number.isInteger(m) ? 0 : 1)} m`;
/** Enough to tell one from another by eye. */
const shortId = (id: string) => id.slice(0, 8);
