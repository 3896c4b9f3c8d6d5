import { z } from "zod";
import { isLoopback } from "./network";

const flag = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");

const port = z.coerce.number().int().min(1).max(65535);

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://")
  .refine(
    (value) => URL.canParse(value),
    "is not a valid address; characters such as @ or / in the password must be percent-encoded",
  );

/** 32 bytes, written as 64 hexadecimal digits or as base64. */
const key32 = z
  .string()
  .refine(
    (value) => decodeKey(value).length === 32,
    "must be 32 random bytes in hex or base64 (openssl rand -base64 32)",
  );

const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: postgresUrl,
  DATABASE_ROLE: z.enum(["serikat_app"]).optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: z.coerce.number().int().min(3).max(200).default(20),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters (openssl rand -base64 48)"),
  FIELD_ENCRYPTION_KEY: key32,
  BLIND_INDEX_KEY: key32,
  FIELD_ENCRYPTION_KEY_OLD: key32.optional(),
  FIRST_RUN_TOKEN: z.string().min(16, "must have at least 16 characters"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .refine(
      (list) => list.split(",").every((each) => each.trim() === "" || isNetwork(each.trim())),
      "must be addresses or networks, parted by commas, such as 127.0.0.1, 10.0.0.0/8",
    ),
  ALLOW_HTTP: flag.default(false),
  READ_ONLY: flag.default(false),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  WORKER: z.enum(["web", "separate"]).default("web"),
  UPLOADS_DIR: z.string().min(1).default(".data/uploads"),
  BACKUP_DIR: z.string().min(1).default(".data/backups"),
  DEMO: flag.default(false),
  METRICS_TOKEN: z.string().min(20, "must have at least 20 characters (openssl rand -hex 20)").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

function isNetwork(text: string): boolean {
  return z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(text).success;
}

export type Env = z.output<typeof envSchema>;

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Use this wherever the bytes are needed, so that both spellings mean the same key. */
export function decodeKey(value: string): Buffer {
  return /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, "hex") : Buffer.from(value, "base64");
}

/** An empty value counts as unset. Problems name the variable, never its value. */
export function readEnv(source: Record<string, string | undefined>): EnvResult {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => toSentence(issue, given)) };
  }
  const unsafe = unsafeAddress(parsed.data);
  return unsafe ? { ok: false, problems: [unsafe] } : { ok: true, env: parsed.data };
}

function toSentence(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0]);
  return given[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`;
}

function unsafeAddress(env: Env): string | undefined {
  const url = new URL(env.NEXTAUTH_URL);
  if (url.protocol === "https:" || isLoopback(url) || env.ALLOW_HTTP) return undefined;
  return "NEXTAUTH_URL: must start with https://, or passwords cross the network in the clear (ALLOW_HTTP=true if that network is yours alone)";
}
