import type { Context } from "@/lib/context";
import { type Day, startOfDay, toDatabaseDay } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, systemOf } from "./factories";

export type Span = [from: Day, to?: Day];
type Worker = {
  place: Place;
  job?: Span;
  member?: Span;
  stands?: [level: number, on: Day][];
  departmentId?: string | null;
};

export const long = "2020-01-01";
const optional = (to?: Day) => (to ? toDatabaseDay(to) : null);

/** One job, and the membership and assessments given, each on its own days. */
export async function workerFactory(
  ctx: Context,
  { place, job = [long], member, stands = [], departmentId = place.departmentId }: Worker,
) {
  const { unionId } = ctx;
  const contactId = newId();
  const at = { workplaceId: place.workplaceId, departmentId, shiftId: place.shiftId };
  await write(systemOf(ctx), async (tx) => {
    await tx.contact.createMany({
      data: [{ unionId, id: contactId, name: "Sari", searchText: "sari", ...at }],
    });
    const [from, to] = job;
    await tx.job.createMany({
      data: [
        {
          unionId,
          id: newId(),
          contactId,
          ...at,
          recordedOn: toDatabaseDay(from),
          endedOn: optional(to),
          isCurrent: !to,
        },
      ],
    });
    const memberships = member ? [{ joinedOn: toDatabaseDay(member[0]), leftOn: optional(member[1]) }] : [];
    await tx.membership.createMany({
      data: memberships.map((span) => ({ unionId, id: newId(), contactId, recordedOn: new Date(), ...span })),
    });
    await tx.assessment.createMany({
      data: stands.map(([level, on]) => ({
        unionId,
        id: newId(),
        contactId,
        level,
        assessedAt: startOfDay(ctx, on),
      })),
    });
  });
  return contactId;
}
