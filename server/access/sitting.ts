import type { OfficerRef, Role } from "../../shared/record/officer.ts";
import type { Caller } from "./caller.ts";

/** Who sits at a desk, by their session. */
export interface Sitting {
  /** Hex SHA-256 of the session's random word. */
  session: string;
  officer: OfficerRef;
  role: Role;
  /** When it ends by itself. */
  expiresAt: number;
}

/** What a browser brings. */
export interface Knocker {
  caller: Caller;
  cookie: string | undefined;
}
