import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { Credentials } from "./credentials.ts";
import { serving, type Officers } from "./officers.ts";

const NAME = "Admin";

interface Parts {
  store: Pick<Store, "world">;
  officers: Officers;
  credentials: Pick<Credentials, "phc">;
  now: number;
  log: Log;
}

/**
 * access.7: where nobody may let others in, the start makes the first who may, and tells the code for their first login, this once. A code that ran
 * out unused is made anew by the next start; one that stands is not told again.
 */
export async function firstAdmin({ store, officers, credentials, now, log }: Parts): Promise<void> {
  const admins = serving(store.world).filter(({ role }) => role === "admin");
  for (const { id } of admins)
    if ((await credentials.phc(id, "password", now)) !== null || (await credentials.phc(id, "code", now)) !== null)
      return;
  const [before] = admins;
  const code = before
    ? await officers.giveCode(before.id)
    : (await officers.add({ name: NAME, role: "admin", phone: null, by: "sigap" })).code;
  const name = (before && (await officers.nameOf(before))) ?? NAME;
  log(
    "info",
    `first login: open /desk, name ${name}, one-time code ${code}; it is told this once and holds for three days`,
  );
}
