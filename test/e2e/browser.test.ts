import { expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";

test("the browser of the tests draws with WebGL2, which the map needs", { timeout: 60_000 }, async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const drawn = await page.evaluate(() => {
      const gl = document.createElement("canvas").getContext("webgl2");
      if (!gl) return null;
      gl.clearColor(1, 0, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const pixel = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      return [...pixel];
    });
    expect(drawn).toEqual([255, 0, 0, 255]);
  } finally {
    await browser.close();
  }
});

test("a CHROMIUM_PATH that is no program is told, not passed over", async () => {
  process.env["CHROMIUM_PATH"] = "/nowhere/chromium";
  try {
    await expect(launchBrowser()).rejects.toThrow(`CHROMIUM_PATH: "/nowhere/chromium" is not a program`);
  } finally {
    delete process.env["CHROMIUM_PATH"];
  }
});
