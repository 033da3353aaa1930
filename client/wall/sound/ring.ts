import { TONES, type ToneName } from "./tones.ts";

/** Long enough that no speaker clicks. */
const ATTACK_S = 0.03;
const RELEASE_S = 0.1;

/** Sounds a tone from now on; `stop` fades it out. Works on an offline context as well. */
export function ring(context: BaseAudioContext, name: ToneName, loudness: number): { stop: () => void } {
  const out = context.createGain();
  out.gain.value = loudness;
  out.connect(context.destination);
  const beginsAt = context.currentTime;
  const oscillators = TONES[name].map(({ atS, forS, hz, toHz, wave, gain }) => {
    const [from, to] = [beginsAt + atS, beginsAt + atS + forS];
    const oscillator = context.createOscillator();
    oscillator.type = wave;
    oscillator.frequency.setValueAtTime(hz, from);
    if (toHz !== undefined) oscillator.frequency.linearRampToValueAtTime(toHz, to);
    const envelope = context.createGain();
    envelope.gain.setValueAtTime(0, from);
    envelope.gain.linearRampToValueAtTime(gain, from + ATTACK_S);
    envelope.gain.setValueAtTime(gain, to - RELEASE_S);
    envelope.gain.linearRampToValueAtTime(0, to);
    oscillator.connect(envelope).connect(out);
    oscillator.start(from);
    oscillator.stop(to);
    return oscillator;
  });
  // Months of tones must not leave a node each behind.
  oscillators.at(-1)?.addEventListener("ended", () => out.disconnect());
  return {
    stop() {
      const at = context.currentTime;
      out.gain.setTargetAtTime(0, at, RELEASE_S / 3);
      for (const oscillator of oscillators) oscillator.stop(at + RELEASE_S * 2);
    },
  };
}
