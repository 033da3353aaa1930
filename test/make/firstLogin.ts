import { PASSWORD, PIN } from "./seats.ts";

/** Through the real door with a one-time code: the cookies of a desk. */
export async function firstLogin(url: string, { name, code }: { name: string; code: string }): Promise<string> {
  const post = (path: string, form: Record<string, string>, cookie = "") =>
    fetch(`${url}/desk/${path}`, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { cookie },
      redirect: "manual",
    });
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const door = await post("login", { name, secret: code });
  const [, ticket] = /name="ticket" value="([^"]+)"/.exec(await door.text()) ?? [];
  if (ticket === undefined) throw new Error(`the code was not taken: HTTP ${door.status}`);
  const machine = cookiesOf(door).join("; ");
  const chosen = await post("first", { ticket, password: PASSWORD, again: PASSWORD, pin: PIN }, machine);
  if (chosen.status !== 303) throw new Error(`no session: HTTP ${chosen.status}`);
  return cookiesOf(chosen).join("; ");
}
