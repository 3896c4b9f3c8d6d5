import { z } from "zod";
import { type AskedExport, openRequest, takeRequest } from "@/features/exports/mutations";
import type { Context } from "@/lib/context";
import { day, today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import type { AskVerification } from "./papers.schema";
import { verification } from "./policy";
import { type VerificationPack, verificationPack } from "./verification-list.queries";
import { verificationDocument } from "./verification-pack";

const scopeSchema = z.object({ employerId: id, on: day });
const scopeOf = (text: string) => scopeSchema.parse(JSON.parse(text));

/** Asks for the file for the manpower office, as of today. */
export async function askVerification(
  ctx: Context,
  { id: requestId, employerId, reason }: AskVerification,
): Promise<AskedExport> {
  authorize(ctx, verification.print);
  // Of a part of the company it would be a wrong list.
  if (!ctx.turf.whole) throw new AppError("FORBIDDEN");
  const scope = { employerId, on: today(ctx) };
  const { members } = await verificationPack(ctx, scope);
  const people = { rows: members, people: members };
  return openRequest(ctx, {
    id: requestId,
    kind: "verification",
    reason,
    scope: JSON.stringify(scope),
    ...people,
  });
}

/** The audit row is written before anything is sent. */
export async function beginVerification(
  ctx: Context,
  requestId: string,
): Promise<{ pack: VerificationPack; number: number; documentFor: (mark: string) => string }> {
  authorize(ctx, verification.print);
  const { scope, number } = await takeRequest(ctx, {
    id: requestId,
    kind: "verification",
    rowsNow: async (asked) => (await verificationPack(ctx, scopeOf(asked))).members,
    event: (_asked, people) => ({
      action: "verification.export",
      entity: "export",
      entityId: requestId,
      details: { people },
    }),
  });
  const pack = await verificationPack(ctx, scopeOf(scope));
  return { pack, number, documentFor: (mark) => verificationDocument(pack, mark) };
}
