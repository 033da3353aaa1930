/**
 * Calls when the next frame has been painted and handed over, so what was changed before is on its way to the screen; on a
 * page that is not shown, once it is. Returns what cancels it.
 */
export function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A frame's callbacks come before its painting; a timer that they set comes after it.
  const frame = requestAnimationFrame(() => (timer = setTimeout(run)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
