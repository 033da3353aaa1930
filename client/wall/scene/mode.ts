import type { Hello } from "../../../shared/wire/protocol.ts";
import { sinceWords } from "../say/words.ts";

/** What this screen is, when it is not the day itself. */
export interface Mode {
  tone: "drill" | "replay";
  word: string;
  title: string;
  note: string;
}

/** picture.32: null while live. */
export function modeOf(hello: Pick<Hello, "drill" | "replay"> | null): Mode | null {
  if (hello?.replay) {
    const { title, speed, from } = hello.replay;
    return {
      tone: "replay",
      word: "PUTAR ULANG",
      title: `${title}${times(speed)}`,
      note: `Rekaman jurnal sejak ${sinceWords(from, hello.replay.to)}. Bukan keadaan sekarang.`,
    };
  }
  if (hello?.drill) {
    const { scenario, speed } = hello.drill;
    return {
      tone: "drill",
      word: "LATIHAN",
      title: `Skenario ${scenario}${times(speed)}`,
      note: "Tidak ada perintah yang terkirim",
    };
  }
  return null;
}

function times(speed: number): string {
  return speed === 1 ? "" : `, ${speed} kali lebih cepat`;
}
