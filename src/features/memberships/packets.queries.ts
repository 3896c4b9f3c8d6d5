import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { memberships } from "./policy";
import type { AuthorityState } from "./vocabulary.schema";

export type AuthorityBoard = {
  employer: { id: string; name: string };
  counts: Record<AuthorityState, number>;
  /** Signed and in no letter yet. */
  waiting: number;
  packets: { id: string; letterNumber: string; dated: Day; deliveredOn: Day | null; people: number }[];
};

const packetsShown = 20;

/** The authorities of an employer by state, and the letters with them, the newest first. */
export async function authorityBoard(ctx: Context, employerId: string): Promise<AuthorityBoard> {
  authorize(ctx, memberships.decide);
  return read(ctx, async (tx) => {
    const employer = await tx.employer.findFirst({
      where: { unionId: ctx.unionId, id: employerId },
      select: { id: true, name: true },
    });
    if (!employer) throw new AppError("NOT_FOUND");
    const where = { unionId: ctx.unionId, employerId };
    const grouped = await tx.deductionAuthority.groupBy({ by: ["state"], where, _count: { id: true } });
    const counts = { signed: 0, delivered: 0, seen: 0, interrupted: 0, revoked: 0 };
    for (const { state, _count } of grouped) counts[state] = _count.id;
    const waiting = await tx.deductionAuthority.count({
      where: { ...where, state: "signed", packetId: null },
    });
    const packets = await tx.authorityPacket.findMany({
      where,
      select: {
        ...{ id: true, letterNumber: true, dated: true, deliveredOn: true },
        _count: { select: { deductionAuthorities: true } },
      },
      orderBy: [{ dated: "desc" }, { id: "desc" }],
      take: packetsShown,
    });
    return {
      employer,
      counts,
      waiting,
      packets: packets.map(({ dated, deliveredOn, _count, ...packet }) => ({
        ...packet,
        dated: fromDatabaseDay(dated),
        deliveredOn: deliveredOn ? fromDatabaseDay(deliveredOn) : null,
        people: _count.deductionAuthorities,
      })),
    };
  });
}

export type PacketPerson = {
  name: string;
  employeeNumber: string | null;
  department: string | null;
  cardNumber: string | null;
  signedOn: Day;
  form: "paper" | "electronic";
  wording: string | null;
};
type BoardMember = {
  name: string;
  office: string;
  fromOn: Day;
  decree: string | null;
  decreeOn: Day | null;
};
export type Packet = {
  id: string;
  union: string;
  employerId: string;
  employer: string;
  letterNumber: string;
  dated: Day;
  place: string | null;
  receiver: string | null;
  registration: string | null;
  duesRule: string | null;
  account: string | null;
  deliveredOn: Day | null;
  people: PacketPerson[];
  board: BoardMember[];
};

/** What the pages of a letter say. */
export async function packetOf(ctx: Context, packetId: string): Promise<Packet> {
  authorize(ctx, memberships.decide);
  return read(ctx, async (tx) => {
    const row = await tx.authorityPacket.findFirst({
      where: { unionId: ctx.unionId, id: packetId },
      select: {
        ...{ id: true, letterNumber: true, dated: true, place: true, receiver: true, registration: true },
        ...{ duesRule: true, account: true, deliveredOn: true, employerId: true },
        employer: { select: { name: true } },
      },
    });
    if (!row) throw new AppError("NOT_FOUND");
    const { employerId, employer, dated, deliveredOn, ...words } = row;
    const union = await tx.union.findFirst({ where: { id: ctx.unionId }, select: { name: true } });
    const people = await tx.$queryRaw<PacketPerson[]>(Prisma.sql`
      SELECT c.name, j.employee_number AS "employeeNumber", d.name AS department, m.card_number AS "cardNumber",
        to_char(a.signed_on, 'YYYY-MM-DD') AS "signedOn", a.form::text AS form, a.wording
      FROM deduction_authority a JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = a.contact_id
      LEFT JOIN job j ON j.union_id = ${ctx.unionId}::uuid AND j.contact_id = c.id AND j.is_current
      LEFT JOIN department d ON d.union_id = ${ctx.unionId}::uuid AND d.workplace_id = j.workplace_id AND d.id = j.department_id
      LEFT JOIN membership m ON m.union_id = ${ctx.unionId}::uuid AND m.contact_id = c.id AND m.left_on IS NULL
      WHERE a.union_id = ${ctx.unionId}::uuid AND a.packet_id = ${packetId}::uuid AND a.state <> 'revoked'
      ORDER BY c.name, c.id`);
    const board = await tx.$queryRaw<BoardMember[]>(Prisma.sql`
      SELECT c.name, o.office, to_char(o.from_on, 'YYYY-MM-DD') AS "fromOn", o.decree, to_char(o.decree_on, 'YYYY-MM-DD') AS "decreeOn"
      FROM unit_office o JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = o.contact_id
      WHERE o.union_id = ${ctx.unionId}::uuid AND o.employer_id = ${employerId}::uuid
        AND o.from_on <= ${dated}::date AND (o.to_on IS NULL OR o.to_on > ${dated}::date)
      ORDER BY o.position, o.id`);
    return {
      ...words,
      employerId,
      union: union?.name ?? "",
      employer: employer.name,
      dated: fromDatabaseDay(dated),
      deliveredOn: deliveredOn ? fromDatabaseDay(deliveredOn) : null,
      people,
      board,
    };
  });
}
