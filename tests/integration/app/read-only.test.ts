import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import { createIssue } from "@/features/issues/mutations";
import { listIssues } from "@/features/issues/queries";
import type { Context } from "@/lib/context";
import { withCredential, write } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

describe("while Serikat is read-only", () => {
  let admin: Context;
  beforeEach(async () => {
    admin = await signedIn();
    env.READ_ONLY = true;
  });
  afterEach(() => {
    env.READ_ONLY = false;
  });

  it("refuses what a user saves, by its own code", async () => {
    await expect(createIssue(admin, { name: "Overtime" })).rejects.toMatchObject({ code: "READ_ONLY" });
  });

  it("refuses a conversation, whose statements go another way", async () => {
    env.READ_ONLY = false;
    const { id: contactId } = await contactFactory(admin, { place: await workplaceFactory(admin) });
    env.READ_ONLY = true;
    const conversation = { id: newId(), contactId, outcome: "no_answer" as const };
    await expect(logConversation(admin, conversation)).rejects.toMatchObject({ code: "READ_ONLY" });
  });

  it("goes on showing", async () => {
    expect(await listIssues(admin)).toEqual([]);
  });

  it("lets jobs end what they do, and users sign in and out", async () => {
    await expect(write(systemOf(admin), async () => "done")).resolves.toBe("done");
    await expect(withCredential({ email: "a@example.org" }, async () => "done")).resolves.toBe("done");
  });
});
