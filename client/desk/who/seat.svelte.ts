import { z } from "zod";
import { Role } from "../../../shared/record/officer.ts";

const Named = z.object({ officer: z.string(), name: z.string().nullable(), callSign: z.string() });
const Seated = z.object({
  ...Named.shape,
  role: Role,
  /** Those who may sit down here by PIN. */
  machineOfficers: z.array(Named),
});
type Seated = z.infer<typeof Seated>;

const LOST = "Server tidak menjawab. Coba lagi.";

/** Who sits at this desk, by the server's word; the PIN is asked for in its own dialog. */
export class Seat {
  /** Null until it was told. */
  now = $state<Seated | null>(null);
  /** Resolves what waits for a PIN. */
  asking = $state<((given: boolean) => void) | null>(null);

  async refresh(): Promise<void> {
    const answer = await fetch("/desk/who").catch(() => null);
    if (answer?.ok) this.now = Seated.parse(await answer.json());
  }

  /** Why not; null once another sits here. */
  change(officer: string, pin: string): Promise<string | null> {
    return post("/desk/switch", { officer, pin });
  }

  /** Why not; null once whoever sits here is known to be there. */
  confirm(pin: string): Promise<string | null> {
    return post("/desk/pin", { pin });
  }

  /** access.14: what a penyelia reads out; `pin` when this desk was left alone. */
  async consentCode(): Promise<{ code: string } | { error: string; pin?: true | undefined }> {
    const answer = await fetch("/desk/code", { method: "POST" }).catch(() => null);
    if (!answer) return { error: LOST };
    const told = z
      .union([z.object({ code: z.string() }), z.object({ error: z.string(), pin: z.literal(true).optional() })])
      .safeParse(await answer.json().catch(() => null));
    return told.data ?? { error: LOST };
  }

  /** deed.5: true once the PIN was given, false when the officer thinks better of it. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      this.asking = (given) => {
        this.asking = null;
        resolve(given);
      };
    });
  }
}

async function post(path: string, body: object): Promise<string | null> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => null);
  if (!answer) return LOST;
  if (answer.ok) return null;
  const told = z.object({ error: z.string() }).safeParse(await answer.json().catch(() => null));
  return told.success ? told.data.error : LOST;
}
