"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { editAgreement, recordAgreement, withdrawAgreement } from "./mutations";
import { editAgreementInput, recordAgreementInput, withdrawAgreementInput } from "./schema";

export const recordAgreementAction = formAction(recordAgreementInput, async (ctx, input) => {
  const id = await recordAgreement(ctx, input);
  refresh();
  return id;
});

export const editAgreementAction = formAction(editAgreementInput, async (ctx, input) => {
  const id = await editAgreement(ctx, input);
  refresh();
  return id;
});

export const withdrawAgreementAction = action(withdrawAgreementInput, async (ctx, input) => {
  await withdrawAgreement(ctx, input);
  refresh();
});
