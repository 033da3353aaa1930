/** desk.16: makes a box that scrolls reachable by keyboard, from its first picture and for as long as its content overflows it. */
export function scrolls(box: HTMLElement): () => void {
  const look = () => {
    const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (overflows) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const sizes = new ResizeObserver(look);
  const watchAll = () => {
    sizes.disconnect();
    for (const element of [box, ...box.children]) sizes.observe(element);
  };
  const content = new MutationObserver(watchAll);
  content.observe(box, { childList: true });
  watchAll();
  look();
  return () => {
    sizes.disconnect();
    content.disconnect();
  };
}
