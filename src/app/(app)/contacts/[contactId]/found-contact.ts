import { notFound } from "next/navigation";
import { cache } from "react";
import { type ContactDetail, getContact } from "@/features/contacts/details/queries";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";

/** The contact of the address, or the page that says nothing is there. */
export const foundContact = cache(async (ctx: Context, contactId: string): Promise<ContactDetail> => {
  if (!id.safeParse(contactId).success) notFound();
  return getContact(ctx, contactId).catch((error: unknown) => {
    if (error instanceof AppError && ["NOT_FOUND", "FORBIDDEN"].includes(error.code)) notFound();
    throw error;
  });
});
