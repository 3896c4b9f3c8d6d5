"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { moveAuthority, recordAuthority, undoStep } from "./authorities.mutations";
import { endCard, issueCard, issueCards, markPrinted } from "./cards.mutations";
import { closeClaim, recordClaim } from "./claims.mutations";
import { appoint, endOffice } from "./offices.mutations";
import { createPacket, deliverPacket } from "./packets.mutations";
import {
  appointInput,
  askVerificationInput,
  closeClaimInput,
  createPacketInput,
  deliverPacketInput,
  endCardInput,
  endOfficeInput,
  issueCardInput,
  issueCardsInput,
  moveAuthorityInput,
  printedInput,
  recordAuthorityInput,
  recordClaimInput,
  recordStatementInput,
  undoStepInput,
  withdrawStatementInput,
} from "./papers.schema";
import { recordStatement, withdrawStatement } from "./statements.mutations";
import { askVerification } from "./verification.mutations";

export const issueCardAction = formAction(issueCardInput, async (ctx, input) => {
  await issueCard(ctx, input);
  refresh();
});

export const endCardAction = formAction(endCardInput, async (ctx, input) => {
  await endCard(ctx, input);
  refresh();
});

export const issueCardsAction = action(issueCardsInput, async (ctx, input) => {
  const issued = await issueCards(ctx, input);
  refresh();
  return issued;
});

export const markPrintedAction = action(printedInput, async (ctx, input) => {
  await markPrinted(ctx, input);
  refresh();
});

export const recordStatementAction = formAction(recordStatementInput, async (ctx, input) => {
  await recordStatement(ctx, input);
  refresh();
});

export const withdrawStatementAction = formAction(withdrawStatementInput, async (ctx, input) => {
  await withdrawStatement(ctx, input);
  refresh();
});

export const recordClaimAction = formAction(recordClaimInput, async (ctx, input) => {
  await recordClaim(ctx, input);
  refresh();
});

export const closeClaimAction = formAction(closeClaimInput, async (ctx, input) => {
  await closeClaim(ctx, input);
  refresh();
});

export const recordAuthorityAction = formAction(recordAuthorityInput, async (ctx, input) => {
  await recordAuthority(ctx, input);
  refresh();
});

export const moveAuthorityAction = formAction(moveAuthorityInput, async (ctx, input) => {
  await moveAuthority(ctx, input);
  refresh();
});

export const undoStepAction = formAction(undoStepInput, async (ctx, input) => {
  await undoStep(ctx, input);
  refresh();
});

export const createPacketAction = formAction(createPacketInput, async (ctx, input) => {
  await createPacket(ctx, input);
  refresh();
});

export const deliverPacketAction = formAction(deliverPacketInput, async (ctx, input) => {
  await deliverPacket(ctx, input);
  refresh();
});

export const appointAction = formAction(appointInput, async (ctx, input) => {
  await appoint(ctx, input);
  refresh();
});

export const endOfficeAction = formAction(endOfficeInput, async (ctx, input) => {
  await endOffice(ctx, input);
  refresh();
});

export const askVerificationAction = formAction(askVerificationInput, askVerification);
