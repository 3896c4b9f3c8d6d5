import "server-only";
import pino from "pino";
import { env } from "./env";

/** Codes, ids and counts only: never a name, a telephone or what a user typed. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  redact: [
    "*.email",
    "*.phone",
    "*.name",
    "*.notes",
    "*.password",
    "email",
    "phone",
    "name",
    "notes",
    "password",
  ],
});
