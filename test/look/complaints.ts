import type { Page } from "playwright-core";

/** What an eye would complain of on one screen: measured in the page, told in sentences that name the words. */
export async function complaintsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const complaints: string[] = [];
    const unit = parseFloat(getComputedStyle(document.querySelector("main")!).getPropertyValue("--u"));
    // Of a line's box the letters fill the middle: capitals and figures of this face, from a fifth to four fifths.
    const inkTop = (box: DOMRect) => box.top + 0.22 * box.height;
    const inkBottom = (box: DOMRect) => box.bottom - 0.22 * box.height;
    const short = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 60);

    // A margin of 2 % of a 16:9 panel; the bottom rows of a card end at 2116 of 2160.
    const panelWidth = Math.min(innerWidth, (innerHeight * 16) / 9);
    const marginX = Math.min(0.02 * panelWidth, 77 * unit) - 8 * unit;
    const marginY = 0.02 * Math.min(innerHeight, (innerWidth * 9) / 16) - 8 * unit;

    /** Each line of words in it. */
    const wordsIn = (root: HTMLElement) => {
      const words: { text: string; box: DOMRect; element: Element }[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement!;
        const text = node.textContent ?? "";
        if (text.trim() === "" || element.closest(".tab") || getComputedStyle(element).visibility === "hidden")
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1) words.push({ text: short(text), box, element });
      }
      return words;
    };

    const leaves: { text: string; box: DOMRect; element: Element; card: string }[] = [];
    for (const card of document.querySelectorAll<HTMLElement>("[data-card], .over")) {
      const name = card.dataset["card"] ?? "over the map";
      for (const leaf of wordsIn(card)) {
        const { text, element } = leaf;
        leaves.push({ ...leaf, card: name });
        if (
          !element.closest(".axis, .marks, .strip") &&
          element.scrollWidth > element.clientWidth + 2 &&
          element.clientWidth > 0
        )
          complaints.push(`${name}: "${text}" is wider than its place`);
      }
      for (const box of card.querySelectorAll<HTMLElement>(".inner, .inner *")) {
        const { overflowX, overflowY, fontSize } = getComputedStyle(box);
        // The box of a line is higher than its letters.
        const spare = 2 + 0.15 * parseFloat(fontSize);
        if (overflowY !== "visible" && box.scrollHeight > box.clientHeight + spare)
          complaints.push(
            `${name}: ${box.scrollHeight - box.clientHeight} px of "${short(box.innerText)}" are cut off below`,
          );
        if (overflowX !== "visible" && box.scrollWidth > box.clientWidth + 2 + 4 * unit)
          complaints.push(`${name}: "${short(box.innerText)}" is cut off at its right`);
      }
    }
    // picture.16: what stands on a coloured ground has air at both sides of it.
    for (const plate of document.querySelectorAll<HTMLElement>(
      "[data-card] .plate, [data-card] .chip, .open, .trouble",
    )) {
      const range = document.createRange();
      range.selectNodeContents(plate);
      const ground = plate.getBoundingClientRect();
      const air = 0.06 * parseFloat(getComputedStyle(plate).fontSize);
      for (const box of range.getClientRects())
        if (box.width > 1 && (box.left < ground.left + air || box.right > ground.right - air))
          complaints.push(`"${short(plate.innerText)}" is wider than its plate`);
    }
    // … and nothing but its own stands on it, the tails of letters neither.
    for (const chip of document.querySelectorAll<HTMLElement>("[data-card] .inner .plate, [data-card] .inner .chip")) {
      const ground = chip.getBoundingClientRect();
      for (const { text, box, card, element } of leaves) {
        if (chip.contains(element)) continue;
        const x = Math.min(box.right, ground.right) - Math.max(box.left, ground.left);
        const y = Math.min(box.bottom - 0.12 * box.height, ground.bottom) - Math.max(inkTop(box), ground.top);
        if (x > 3 && y > 2) complaints.push(`${card}: "${text}" reaches into "${short(chip.innerText)}"`);
      }
    }
    // Nor on the word of a drill that a card bears.
    for (const tab of document.querySelectorAll<HTMLElement>("[data-card] > .tab")) {
      const ground = tab.getBoundingClientRect();
      for (const { text, box, card } of leaves) {
        const x = Math.min(box.right, ground.right) - Math.max(box.left, ground.left);
        const y = Math.min(inkBottom(box), ground.bottom) - Math.max(inkTop(box), ground.top);
        if (x > 3 && y > 2) complaints.push(`${card}: "${text}" lies under "${short(tab.innerText)}"`);
      }
    }
    // What is said over the map stays over it, and clear of the clocks.
    const over = document.querySelector(".over")?.getBoundingClientRect();
    for (const { text, box, card } of over ? leaves : [])
      if (over && card === "over the map" && (box.right > over.right + 1 || inkBottom(box) > over.bottom))
        complaints.push(`"${text}" reaches out of the map`);
    const mode = document.querySelector(".head")?.getBoundingClientRect();
    if (mode && over && mode.right > over.right + 1) complaints.push("the plate of the mode reaches out of the map");
    // BMKG's name in full is a duty on whatever is shown of it.
    const sources = [
      ...document.querySelectorAll<HTMLElement>("[data-card=sources], [data-card=foot], [data-card=waiting]"),
    ];
    if (!sources.some(({ innerText }) => innerText.includes("BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)")))
      complaints.push("BMKG is not named in full");
    for (const [i, one] of leaves.entries()) {
      const { left, right } = one.box;
      const isHigh = inkTop(one.box) < marginY || inkBottom(one.box) > innerHeight - marginY;
      if (left < marginX || right > innerWidth - marginX || isHigh)
        complaints.push(`${one.card}: "${one.text}" lies in the outer edge`);
      for (const other of leaves.slice(i + 1)) {
        const x = Math.min(right, other.box.right) - Math.max(left, other.box.left);
        const y = Math.min(inkBottom(one.box), inkBottom(other.box)) - Math.max(inkTop(one.box), inkTop(other.box));
        if (x > 3 && y > 2) complaints.push(`"${one.text}" and "${other.text}" lie over each other`);
      }
    }
    // The plate of a dead line lies over the clocks and the head of the map on purpose, and bears the clock itself; the others over nothing.
    const plates = [
      { plate: document.querySelector<HTMLElement>("main > .plate[role=alert]"), spares: ["clocks"], above: ".brand, .plate, .head" },
      { plate: document.querySelector<HTMLElement>(".over .plate[role=alert]"), spares: [], above: ".plate" },
      { plate: document.querySelector<HTMLElement>(".head"), spares: [], above: ".head" },
      { plate: document.querySelector<HTMLElement>("main > .tag"), spares: ["clocks"], above: ".plate, .tag" },
    ]; // prettier-ignore
    for (const { plate, spares, above } of plates) {
      if (!plate) continue;
      const ground = plate.getBoundingClientRect();
      for (const { text, box, card, element } of leaves) {
        if (spares.includes(card) || element.closest(above)) continue;
        const x = Math.min(box.right, ground.right) - Math.max(box.left, ground.left);
        const y = Math.min(inkBottom(box), ground.bottom) - Math.max(inkTop(box), ground.top);
        if (x > 3 && y > 2) complaints.push(`${card}: "${text}" lies under a plate`);
      }
      // Its own words have room on it, each beside the other, and it on the screen.
      const own = wordsIn(plate);
      for (const [i, { text, box }] of own.entries()) {
        const isOut = box.left < ground.left || box.right > ground.right + 1;
        if (isOut || inkTop(box) < ground.top || inkBottom(box) > ground.bottom)
          complaints.push(`"${text}" reaches out of its plate`);
        if (box.left < 0 || box.right > innerWidth || inkTop(box) < 0 || inkBottom(box) > innerHeight)
          complaints.push(`"${text}" of a plate reaches out of the screen`);
        for (const other of own.slice(i + 1)) {
          const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const y = Math.min(inkBottom(box), inkBottom(other.box)) - Math.max(inkTop(box), inkTop(other.box));
          if (x > 3 && y > 2) complaints.push(`on a plate "${text}" and "${other.text}" lie over each other`);
        }
      }
    }
    // Two plates never lie over each other, but for that of a dead line, which repeats the word of the other.
    const [blind, head] = [".over .plate[role=alert]", ".head"].map((which) =>
      document.querySelector(which)?.getBoundingClientRect(),
    );
    if (blind && head && Math.min(blind.bottom, head.bottom) - Math.max(blind.top, head.top) > 2)
      complaints.push("the plate of a doubt and that of the mode lie over each other");
    // A picture that is all plate is no map.
    for (const plate of [blind, head])
      if (over && plate && plate.bottom > over.bottom + 1) complaints.push("a plate is higher than the map");
    return [...new Set(complaints)];
  });
}

export interface Sizes {
  /** CSS px of body, of the largest words, and of the smallest in the cards. */
  body: number;
  largest: number;
  smallest: number;
}

export async function sizesOf(page: Page): Promise<Sizes> {
  return page.evaluate(() => {
    const of = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
    const texts = [...document.querySelectorAll("[data-card] *")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const sizes = texts.filter((element) => !element.closest(".tab")).map(of);
    return {
      body: of(document.querySelector("main")!),
      largest: Math.max(...sizes),
      smallest: Math.min(...sizes),
    };
  });
}
