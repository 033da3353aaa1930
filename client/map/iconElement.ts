import type { Map as MapLibre } from "maplibre-gl";

/** A symbol of the map as an element of the page, as large as the map draws it at `size`. The name must be one of symbols.ts. */
export function iconElement(map: MapLibre, name: string, size = 1): HTMLCanvasElement {
  const icon = map.getImage(name);
  const { width, height, data } = icon.data;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${(width * size) / icon.pixelRatio}px`;
  canvas.style.height = `${(height * size) / icon.pixelRatio}px`;
  canvas.style.pointerEvents = "none";
  canvas.ariaHidden = "true";
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}
