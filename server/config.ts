import { z } from "zod";
import { PUBLISHED_PHONES, readPhones } from "./phones.ts";

/** The environment, read once. Every setting stands in the README's table. */

const url = (fallback: string) =>
  z
    .url({ protocol: /^https?$/ })
    .default(fallback)
    .transform((value) => value.replace(/\/+$/, ""));

const ProxyRange = z.union([
  z.enum(["loopback", "linklocal", "uniquelocal"]),
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
]);

/** Addresses and ranges of proxies, or how many of them stand one behind the other. */
const TrustProxy = z
  .string()
  .default("loopback")
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => (/^\d$/.test(part) ? parts.length === 1 : ProxyRange.safeParse(part).success)),
    {
      error:
        "Wanted are addresses or ranges with commas between (10.0.0.4, 10.1.0.0/16, loopback), or a number of proxies from 0 to 9",
    },
  )
  .transform((parts) => (/^\d$/.test(parts[0] ?? "") ? Number(parts[0]) : parts));

/** Origins of ours as a browser writes them, with commas between. */
const Origins = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .refine((parts) => parts.every((part) => URL.canParse(part) && new URL(part).origin === part), {
    error: "Wanted are origins with commas between, without a path: https://sigap.example, https://sigap.example:8443",
  });

/** public.32: with commas between, each with its name, in English too where that differs, and the day on which it was rung. */
const PublicPhones = z
  .string()
  .default(PUBLISHED_PHONES)
  .transform((text, context) => {
    const phones = readPhones(text);
    if (phones !== null) return phones;
    context.addIssue(
      "Wanted are one to four numbers with commas between, each once, with name, English name after a slash, and day of the check: 171 Kementerian Sosial/Ministry of Social Affairs 2026-11-30, 115 SAR/rescue 2026-11-30",
    );
    return z.NEVER;
  });

const count = (fallback: number) => z.coerce.number().int().min(1).max(100_000).default(fallback);

const Environment = z.strictObject({
  HOST: z.string().min(1).default("0.0.0.0"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MAP_PACK: z.string().min(1).optional(),
  DESK_SECRET: z.string().min(12).optional(),
  TRUST_PROXY: TrustProxy,
  ORIGINS: Origins,
  SCREENS: count(1000),
  SCREENS_PER_ADDRESS: count(200),
  STRANGERS: count(200),
  STRANGERS_PER_ADDRESS: count(20),
  PUBLIC_PHONES: PublicPhones,
  BMKG_DATA_URL: url("https://data.bmkg.go.id"),
  BMKG_INATEWS_URL: url("https://bmkg-content-inatews.storage.googleapis.com"),
  BMKG_WWW_URL: url("https://www.bmkg.go.id"),
  BMKG_SATELLITE_URL: url("https://satellite.bmkg.go.id"),
  BMKG_SHAKEMAP_URL: z
    .url({ protocol: /^https?$/ })
    .transform((value) => value.replace(/\/+$/, ""))
    .optional(),
  BMKG_USER_AGENT: z
    .string()
    .min(8)
    .default("Sigap/0.1 (disaster wall of a social-affairs command centre; +https://kemensos.go.id)"),
});
export type Config = z.infer<typeof Environment>;

const NAMES = Object.keys(Environment.shape);

/**
 * Throws a sentence that names the variable and its value. Of the whole environment only our names are read, and any
 * other name that begins with `BMKG_` or `SIGAP_` is refused: it is a typing error that would otherwise go unnoticed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const ours = Object.entries(env).filter(
    ([name, value]) => value !== "" && (NAMES.includes(name) || /^(BMKG|SIGAP)_/.test(name)),
  );
  const read = Environment.safeParse(Object.fromEntries(ours));
  if (read.success) return read.data;
  const sentences = read.error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys")
      return `${issue.keys.join(", ")}: unknown setting; known are ${NAMES.join(", ")}.`;
    const name = String(issue.path[0]);
    const shown = name === "DESK_SECRET" || name === "DATABASE_URL" ? "the given value" : `"${env[name]}"`;
    return `${name}: ${shown} won't do. ${issue.message}.`;
  });
  throw new Error(`Bad environment.\n${sentences.join("\n")}`);
}
