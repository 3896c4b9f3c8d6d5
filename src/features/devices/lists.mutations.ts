import "server-only";
import { workplaceChoices } from "@/features/contacts/choices.queries";
import { contacts } from "@/features/contacts/policy";
import { conversations } from "@/features/conversations/policy";
import { issuesLastUsedFirst } from "@/features/issues/queries";
import { listPrompts } from "@/features/prompts/queries";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { chosenIds } from "./list-people.queries";
import type { ListChoice, ListInput } from "./lists.schema";
import { keepDevice } from "./mutations";
import { mostPeople, type PhoneList, type PhonePerson } from "./phone-list";
import { devices } from "./policy";

/** Hands a phone its list, with an audit row of how many people it took. People outside the turf are left out. */
export async function takeList(ctx: Context, { device, choice }: ListInput): Promise<PhoneList> {
  authorize(ctx, devices.keep);
  if (ctx.actor.type !== "user") throw new AppError("FORBIDDEN");
  const { userId, name } = ctx.actor;
  return write(ctx, async (tx) => {
    const union = await tx.union.findFirst({
      where: { id: ctx.unionId },
      select: { phoneAssessments: true },
    });
    const assessments = union?.phoneAssessments === true && can(ctx, contacts.readAssessment);
    const rows = await peopleOf(tx, ctx, { choice, userId, assessments });
    const people = rows.map(({ total: _, ...person }) => person);
    const expiresAt = await keepDevice(tx, ctx, { ...device, people: people.length });
    const details = { people: people.length };
    await audit(tx, ctx, { action: "device.list", entity: "device", entityId: device.id, details });
    return {
      takenAt: new Date().toISOString(),
      expiresAt: expiresAt.toISOString(),
      timeZone: ctx.timeZone,
      user: { id: userId, name },
      people,
      total: rows[0]?.total ?? 0,
      issues: await issuesLastUsedFirst(ctx, userId),
      workplaces: (await workplaceChoices(ctx)).workplaces,
      prompts: { id: await listPrompts(ctx, "id"), en: await listPrompts(ctx, "en") },
      may: {
        seeAssessments: assessments,
        assess: can(ctx, conversations.assess),
        note: can(ctx, conversations.writeNotes),
        create: can(ctx, contacts.create),
      },
    };
  });
}

type Row = PhonePerson & { total: number };

type Asked = { choice: ListChoice; userId: string; assessments: boolean };

function peopleOf(tx: Tx, ctx: Context, { choice, userId, assessments }: Asked) {
  // Left out where the union keeps assessments off its phones.
  const assessment = assessments ? Prisma.sql`c.assessment,` : Prisma.empty;
  return tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT ${assessment} c.id::text, c.name, c.nickname, w.name AS workplace, d.name AS department, j.line, s.name AS shift,
      s.position AS "shiftPosition", s.starts_at AS "startsAt", c.do_not_contact AS "doNotContact", ${lastOf(ctx)},
      a.ask, coalesce(f.follow_ups, '[]'::json) AS "openFollowUps", (count(*) OVER ())::int AS total
    FROM contact c
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', o.id, 'promise', o.promise, 'dueOn', o.due_on) ORDER BY o.due_on, o.id) AS follow_ups,
        min(o.due_on) AS due_on
      FROM (SELECT id, promise, due_on FROM follow_up WHERE union_id = c.union_id AND contact_id = c.id AND state = 'open'
        AND assigned_to = ${userId}::uuid ORDER BY due_on, id LIMIT 5) o) f ON true
    LEFT JOIN LATERAL (
      SELECT k.ask FROM campaign k JOIN enrolment e ON e.union_id = k.union_id AND e.campaign_id = k.id AND e.contact_id = c.id AND e.removed_at IS NULL
      WHERE k.union_id = c.union_id AND k.archived_at IS NULL AND k.ask IS NOT NULL
        AND k.starts_on <= ${today(ctx)}::date AND (k.ends_on IS NULL OR k.ends_on >= ${today(ctx)}::date)
      ORDER BY k.starts_on DESC, k.id DESC LIMIT 1) a ON true
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND c.id IN (${chosenIds(ctx, { choice, userId })})
    ORDER BY f.due_on NULLS LAST, c.name, c.id
    LIMIT ${mostPeople}::int`);
}

// For roles that may read assessments; a delegate sees names and places.
const lastOf = (ctx: Context) =>
  can(ctx, contacts.readAssessment)
    ? Prisma.sql`c.last_outcome::text AS "lastOutcome", (c.last_contact_at AT TIME ZONE ${ctx.timeZone})::date::text AS "lastOn"`
    : Prisma.sql`NULL AS "lastOutcome", NULL AS "lastOn"`;
