import type { Map as MapLibre } from "maplibre-gl";
import { COLOURS } from "./colours.ts";

/** Every picture the map uses, drawn on a canvas at the screen's own size: no file to fetch, sharp on every wall. */

/** Of the picture of the hero's cross, in units. */
export const CROSS_U = 116;

type Draw = (pen: CanvasRenderingContext2D, width: number, height: number) => void;

/** `u`: CSS px of one 2160th of the canvas's height. */
export function addSymbols(map: MapLibre, u: number): void {
  const add = (name: string, width: number, height: number, draw: Draw) =>
    addImage(map, u, { name, width, height, draw });

  const shapes: Record<string, Draw> = { tagana: circle, lumbung: hexagon, sentra: square, warehouse: triangle };
  for (const [kind, shape] of Object.entries(shapes)) {
    add(`post-${kind}`, 44, 44, post(shape, false));
    add(`post-${kind}-danger`, 44, 44, post(shape, true));
  }
  add("gauge", 40, 40, drawGauge);
  add("volcano", 34, 34, drawVolcano);
  add("epicentre", CROSS_U, CROSS_U, (pen, w) => drawCross(pen, w, 19, 33));
  add("epicentre-small", 46, 46, (pen, w) => drawCross(pen, w, 7, 14));
  add("aftershock", 30, 30, (pen, w) => drawCross(pen, w, 4, 9, COLOURS.label));
  add("hatch", 16, 16, drawHatch);
}

interface Picture {
  name: string;
  width: number;
  height: number;
  draw: Draw;
}

function addImage(map: MapLibre, u: number, { name, width, height, draw }: Picture): void {
  const ratio = Math.max(1, devicePixelRatio);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * u * ratio));
  canvas.height = Math.max(1, Math.round(height * u * ratio));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser gives no 2D canvas to draw symbols on.");
  pen.scale(canvas.width / width, canvas.height / height);
  draw(pen, width, height);
  if (map.hasImage(name)) map.removeImage(name);
  map.addImage(name, pen.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: ratio });
}

function post(shape: Draw, danger: boolean): Draw {
  return (pen, w, h) => {
    pen.beginPath();
    shape(pen, w, h);
    pen.lineJoin = "round";
    pen.lineWidth = danger ? 14 : 8;
    pen.strokeStyle = COLOURS.casing;
    pen.stroke();
    pen.fillStyle = danger ? COLOURS.casing : COLOURS.label;
    pen.fill();
    if (!danger) return;
    pen.lineWidth = 6;
    pen.strokeStyle = COLOURS.ink;
    pen.stroke();
  };
}

function circle(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.arc(w / 2, h / 2, 15, 0, 2 * Math.PI);
}

function square(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.rect(w / 2 - 14, h / 2 - 14, 28, 28);
}

function hexagon(pen: CanvasRenderingContext2D, w: number, h: number): void {
  for (let side = 0; side < 6; side++) {
    const angle = (side * Math.PI) / 3;
    pen.lineTo(w / 2 + 17 * Math.cos(angle), h / 2 + 17 * Math.sin(angle));
  }
  pen.closePath();
}

function triangle(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.moveTo(w / 2, h / 2 - 16);
  pen.lineTo(w / 2 + 17, h / 2 + 14);
  pen.lineTo(w / 2 - 17, h / 2 + 14);
  pen.closePath();
}

function drawGauge(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.beginPath();
  pen.moveTo(w / 2, 5);
  pen.lineTo(w - 5, h / 2);
  pen.lineTo(w / 2, h - 5);
  pen.lineTo(5, h / 2);
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineWidth = 9;
  pen.strokeStyle = COLOURS.casing;
  pen.stroke();
  pen.fillStyle = COLOURS.ink;
  pen.fill();
}

/** An outline, lower than a gudang: a mountain is no post. */
function drawVolcano(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.beginPath();
  pen.moveTo(w / 2, h / 2 - 9);
  pen.lineTo(w / 2 + 12, h / 2 + 9);
  pen.lineTo(w / 2 - 12, h / 2 + 9);
  pen.closePath();
  pen.lineJoin = "round";
  for (const [width, colour] of [
    [8, COLOURS.casing],
    [3.5, COLOURS.seaName],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  }
}

function drawCross(
  pen: CanvasRenderingContext2D,
  size: number,
  thick: number,
  casing: number,
  ink: string = COLOURS.ink,
): void {
  const from = casing / 2 + 2;
  const to = size - from;
  pen.lineCap = "round";
  for (const [width, colour] of [
    [casing, COLOURS.casing],
    [thick, ink],
  ] as const) {
    pen.beginPath();
    pen.moveTo(from, from);
    pen.lineTo(to, to);
    pen.moveTo(to, from);
    pen.lineTo(from, to);
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  }
}

function drawHatch(pen: CanvasRenderingContext2D, w: number, h: number): void {
  pen.strokeStyle = COLOURS.label;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 3;
  for (const shift of [-w, 0, w]) {
    pen.beginPath();
    pen.moveTo(shift, h);
    pen.lineTo(shift + w, 0);
    pen.stroke();
  }
}
