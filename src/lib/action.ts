import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Context } from "./context";
import { env } from "./env";
import { AppError, type FieldProblems, type RefusalCode } from "./errors";
import { fromForm } from "./forms";
import { isLoopback } from "./network";
import { refusalOf } from "./refusals";
import { contextForSetup, currentContext } from "./session";
import { isStorable } from "./storable";

export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; code: RefusalCode; fields: FieldProblems; values: Record<string, string> };

type Run<S extends z.ZodType, T> = (ctx: Context, input: z.output<S>) => Promise<T>;

/** A server action with a plain value: checks origin, session and shape, then runs one mutation. */
export function action<S extends z.ZodType, T>(schema: S, run: Run<S, T>) {
  return (input: z.input<S>): Promise<ActionResult<T>> => answer({}, () => perform(schema, run, { input }));
}

/** The same for what a user without the second factor that their role needs may still do. */
export function setupAction<S extends z.ZodType, T>(schema: S, run: Run<S, T>) {
  return (input: z.input<S>): Promise<ActionResult<T>> =>
    answer({}, () => perform(schema, run, { input, whose: contextForSetup }));
}

/** For visitors without a form. The mutation checks their credential. */
export function publicAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
  return (input: z.input<S>): Promise<ActionResult<T>> =>
    answer({}, async () => {
      await requireSameOrigin();
      return run(parse(schema, input));
    });
}

/** The same for `useActionState` and a form. A refusal brings back what was typed, without passwords. */
export function formAction<S extends z.ZodType, T>(schema: S, run: Run<S, T>) {
  return (_previous: ActionResult<T> | null, sent: FormData): Promise<ActionResult<T>> => {
    const form = formOf(sent);
    return answer(typedValues(form), () => perform(schema, run, { input: fromForm(form) }));
  };
}

/** For visitors: sign-in, first run, invitation. The mutation checks their credential. */
export function publicFormAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
  return (_previous: ActionResult<T> | null, sent: FormData): Promise<ActionResult<T>> => {
    const form = formOf(sent);
    return answer(typedValues(form), async () => {
      await requireSameOrigin();
      return run(parse(schema, fromForm(form)));
    });
  };
}

/** For forms of users and visitors alike, such as the language. A refusal changes nothing, silently. */
export function quietFormAction(run: (form: FormData) => Promise<void>) {
  return async (sent: FormData): Promise<void> => {
    await answer({}, async () => {
      await requireSameOrigin();
      await run(formOf(sent));
    });
  };
}

const formOf = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData());

type Sent = { input: unknown; whose?: () => Promise<Context | null> };

async function perform<S extends z.ZodType, T>(
  schema: S,
  run: Run<S, T>,
  { input, whose = currentContext }: Sent,
): Promise<T> {
  await requireSameOrigin();
  const ctx = await whose();
  if (!ctx) throw new AppError("UNAUTHENTICATED");
  return run(ctx, parse(schema, input));
}

async function answer<T>(values: Record<string, string>, work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    const { code, fields } = refusalOf(error);
    return { ok: false, code, fields, values };
  }
}

/** Next lets a missing Origin pass and trusts X-Forwarded-Host (seen in its 16.4 server); we don't. */
export async function requireSameOrigin(): Promise<void> {
  const list = await headers();
  const site = list.get("sec-fetch-site");
  if (!isOwnAddress(list, list.get("origin")) || (site !== null && site !== "same-origin"))
    throw new AppError("FORBIDDEN");
}

/**
 * For links that fetch a file: any site may link to its address, with the cookie. Without https browsers send only the
 * referrer, which such links let through.
 */
export async function requireOwnLink(): Promise<void> {
  const list = await headers();
  const site = list.get("sec-fetch-site");
  const isOwn = site === null ? isOwnAddress(list, list.get("referer")) : site === "same-origin";
  if (!isOwn) throw new AppError("FORBIDDEN");
}

/** The address that people type, not one that a request names for itself; on a machine of one's own each of its names. */
function isOwnAddress(list: Awaited<ReturnType<typeof headers>>, address: string | null): boolean {
  if (address === null || !URL.canParse(address)) return false;
  const [sent, home] = [new URL(address), new URL(env.NEXTAUTH_URL)];
  if (sent.origin === home.origin) return true;
  const isTunnel = [sent, home].every(isLoopback);
  return isTunnel && sent.host === list.get("host");
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AppError("INVALID", fieldProblems(parsed.error));
  const odd = Object.entries(parsed.data ?? {}).filter(([, value]) => !isStorable(value));
  if (odd.length > 0) throw new AppError("INVALID", Object.fromEntries(odd.map(([key]) => [key, "format"])));
  return parsed.data;
}

const messageKeys: Partial<Record<string, string>> = {
  too_small: "required",
  too_big: "too_long",
  invalid_format: "format",
  invalid_type: "required",
  invalid_value: "choice",
  unrecognized_keys: "unexpected",
};

export function fieldProblems(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    problems[field] ??= /^[a-z][a-z_]*$/.test(issue.message)
      ? issue.message
      : (messageKeys[issue.code] ?? "invalid");
  }
  return problems;
}

function typedValues(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [key, value] of form) {
    if (typeof value === "string" && !key.startsWith("$ACTION") && !/password|token/i.test(key))
      typed[key] = value;
  }
  return typed;
}
