import { z } from "zod";
import { EpochMs } from "../../../shared/time.ts";

/** Who sits at which desk, and who tried to: beside the journal, for an attacker must not be able to write into that. */

// bigint arrives from PostgreSQL as text
const Int = z.coerce.number().int();
const Flag = z.union([z.boolean(), z.number().transform((flag) => flag === 1)]);

export const SessionRow = z
  .object({
    id: z.string(),
    officer: z.string(),
    machine: z.string(),
    whole: Flag,
    opened_at: Int,
    expires_at: Int,
    active_at: Int,
    ended: z.string().nullable(),
    pin_misses: Int,
  })
  .transform(({ id, officer, machine, whole, opened_at, expires_at, active_at, ended, pin_misses }): SessionKept => {
    const times = { openedAt: opened_at, expiresAt: expires_at, activeAt: active_at };
    return { id, officer, machine, whole, ...times, ended, pinMisses: pin_misses };
  });

export const Misses = z.object({ misses: Int });

/** Why a session is none any more, before its time. */
type Ended = "logout" | "switch";

export interface SessionKept {
  /** Hex SHA-256 of the random id that the cookie bears. */
  id: string;
  officer: string;
  /** Hex SHA-256 of the browser's own word: desks of one workstation share it. */
  machine: string;
  /** By password, and not by PIN. */
  whole: boolean;
  openedAt: number;
  expiresAt: number;
  /** When somebody was last known to sit there. */
  activeAt: number;
  ended: string | null;
  /** Wrong PINs for this officer at this machine since. */
  pinMisses: number;
}

const LOGIN_OUTCOMES = ["opened", "pin", "wrong", "waits", "ended"] as const;

/** One line of the audit: the same again within a minute is counted and not written again, so that a flood can't fill the disk. */
export const Login = z.object({
  /** The minute. */
  at: EpochMs,
  address: z.string(),
  /** Null where no officer is meant: what was typed is never kept. */
  officer: z.string().nullable(),
  outcome: z.enum(LOGIN_OUTCOMES),
  times: Int,
});
export type Login = z.infer<typeof Login>;

/** access.9: each call is durable when it resolves. SQLite and PostgreSQL keep it alike; one suite of tests runs over both. */
export interface Sittings {
  open(session: SessionKept): Promise<void>;
  get(id: string): Promise<SessionKept | null>;
  /** Of this machine, opened after that time. */
  ofMachine(machine: string, after: number): Promise<SessionKept[]>;
  touch(id: string, activeAt: number): Promise<void>;
  /** Counts one more wrong PIN, and tells how many that makes: of two at once, at two nodes, each gets a number of its own. */
  missed(id: string): Promise<number>;
  /** The PIN was right. */
  unmissed(id: string): Promise<void>;
  end(id: string, why: Ended): Promise<void>;
  /** Whatever this officer opened at this machine is ended by a logout, what was left by a switch too. */
  leave(officer: string, machine: string): Promise<void>;
  /** Wrong PINs for this officer count no more, wherever. */
  forgive(officer: string): Promise<void>;
  noteLogin(login: Omit<Login, "times">): Promise<void>;
  /** Newest first. */
  logins(limit: number): Promise<Login[]>;
  /** Forgets sessions that ran out, and lines of the audit, of before. */
  forget(sessionsBefore: number, loginsBefore: number): Promise<void>;
}
