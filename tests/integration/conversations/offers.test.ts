import { describe, expect, it } from "vitest";
import { enrolmentsOf } from "@/features/campaigns/queries";
import { createContact } from "@/features/contacts/mutations";
import { createContactInput } from "@/features/contacts/schema";
import type { Said } from "@/features/conversations/offers";
import { offersAfter } from "@/features/conversations/offers.queries";
import { stageNamed, started, unionOf } from "../../support/campaigns";
import { signedIn } from "../../support/factories";

const said = (more: Partial<Said>): Said => ({
  ...{ outcome: "conversation", askAnswer: "not_asked", evidence: [] },
  ...more,
});

async function scene() {
  const scenery = await started({ people: 1 });
  const contactId = scenery.contacts[0]?.id ?? "";
  return { ...scenery, contactId };
}

describe("what a conversation offers", () => {
  it("is the next stage after a yes", async () => {
    const { ctx, contactId, stages } = await scene();
    const [enrolment] = await enrolmentsOf(ctx, contactId);
    const next = stageNamed(stages, "Contacted");
    expect(await offersAfter(ctx, contactId, said({ askAnswer: "yes" }))).toEqual([
      {
        ...{ kind: "stage", enrolmentId: enrolment?.enrolmentId, version: 1, campaign: "PKB 2027" },
        stage: { id: next.id, name: next.name },
      },
    ]);
  });

  it("is the stage of the signature and the membership after “signed”", async () => {
    const { ctx, contactId } = await scene();
    const offers = await offersAfter(ctx, contactId, said({ askAnswer: "yes", evidence: ["signed"] }));
    expect(offers).toMatchObject([{ kind: "stage", stage: { name: "Form signed" } }, { kind: "membership" }]);
  });

  it("is the end of the job for who has left the company", async () => {
    const { ctx, contactId } = await scene();
    expect(await offersAfter(ctx, contactId, said({ outcome: "moved" }))).toMatchObject([{ kind: "endJob" }]);
  });

  it("is a mark on each number, shown without its middle", async () => {
    const { ctx } = await scene();
    const input = createContactInput.parse({ name: "Budi", phones: ["0834 1234 5678"] });
    const { id } = await createContact(ctx, input);
    expect(await offersAfter(ctx, id, said({ outcome: "wrong_number" }))).toMatchObject([
      { kind: "number", phone: "+62 834 •••• 5678" },
    ]);
  });

  it("is nothing for a delegate, who may change neither", async () => {
    const { ctx, contactId, place } = await scene();
    const turf = {
      whole: false as const,
      workplaceIds: [],
      departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
    };
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx), turf });
    for (const more of [{ outcome: "moved" as const }, { evidence: ["signed" as const] }])
      expect(await offersAfter(delegate, contactId, said(more))).toEqual([]);
  });
});
