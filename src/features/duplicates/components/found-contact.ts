import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type ContactDetail, getContact } from "@/features/contacts/details.queries";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { survivorOf } from "../merges.queries";

/** The contact of the address, the one it was merged into, or the not-found page. */
export const foundContact = cache(async (ctx: Context, contactId: string): Promise<ContactDetail> => {
  if (!id.safeParse(contactId).success) notFound();
  return getContact(ctx, contactId).catch(async (error: unknown) => {
    const code = error instanceof AppError ? error.code : null;
    const survivor = code === "NOT_FOUND" ? await survivorOf(ctx, contactId) : null;
    if (survivor) redirect(`/contacts/${survivor}`);
    if (code === "NOT_FOUND" || code === "FORBIDDEN") notFound();
    throw error;
  });
});
