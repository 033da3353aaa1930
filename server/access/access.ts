import type { OfficerRef, Role } from "../../shared/record/officer.ts";
import type { Caller } from "./caller.ts";

/** Who sits at a desk, by their session. */
export interface Sitting {
  /** Hex SHA-256 of the session's random id. */
  session: string;
  officer: OfficerRef;
  role: Role;
  /** When it ends by itself. */
  expiresAt: number;
}

/** A second identity that was made sure of, for a deed that one alone may not do. */
export interface Second {
  officer: OfficerRef;
  role: Role;
  by: "pin" | "kode";
}

/** As a command brings it: not yet believed. */
export type SecondTold = { by: "pin"; officer: OfficerRef; pin: string } | { by: "kode"; code: string };

/** A cookie to be set. */
export interface SessionCookie {
  name: string;
  value: string;
  maxAgeMs: number;
}

/** The door to the desk, as pages and sockets ask it. */
export interface Access {
  cookieName(secure: boolean): string;
  /** Null for nobody. Asked of the store and the world anew each time: what was ended, here or on another node, counts at once (access.5). */
  whoSits(cookieHeader: string | undefined, secure: boolean): Promise<Sitting | null>;
  /** That the officer at this desk is there: a key was pressed. Does nothing once the desk was idle for too long. */
  awake(session: string): void;
  /** Whether this desk was idle for so long that a deed asks for the PIN first. */
  isIdle(session: string): Promise<boolean>;
  /** A refusal is a sentence. Never the same officer as `first`. */
  second(told: SecondTold, first: Sitting, caller: Caller): Promise<Second | { refusal: string }>;
  /** Calls when a session may have been ended before its time, here or on another node. */
  onEnd(listener: () => void): void;
}
