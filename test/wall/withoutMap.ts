import type { BrowserContext, Page } from "playwright-core";

/** From the next page on: words alone are looked at, for a software renderer takes minutes over a map that they need none of. */
export async function withoutMap(screens: Page | BrowserContext): Promise<void> {
  await screens.route("**/map/**", (route) => route.abort());
  await screens.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    const without = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
      return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
    };
    HTMLCanvasElement.prototype.getContext = without as typeof getContext;
  });
}
