import { maskedNationalId } from "@/features/matching/masked-national-id";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { type Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { readableNationalId } from "./national-id.queries";
import { contacts } from "./policy";
import { readableText } from "./sealed-texts.queries";

export type ContactJob = {
  workplaceId: string;
  workplace: string;
  employer: string;
  departmentId: string | null;
  department: string | null;
  shiftId: string | null;
  shift: string | null;
  line: string | null;
  title: string | null;
  employeeNumber: string | null;
  contractType: string | null;
  contractEndsOn: Day | null;
  startedOn: Day | null;
};

export type ContactPoint = {
  id: string;
  kind: "phone" | "email";
  value: string;
  consent: "unknown" | "given" | "withdrawn";
  consentOn: Day | null;
  /** What was refused at this address, by whoever has it. */
  closed: string[];
  /** Since when it is known not to be this contact's. */
  wrongOn: Day | null;
};

export type Private = {
  isMember: boolean;
  cardNumber: string | null;
  joinedOn: Day | null;
  assessment: { level: number; at: Date; by: string | null } | null;
  points: ContactPoint[];
  nationalIdMasked: string | null;
  nationalIdUnreadable: boolean;
  sex: string | null;
  birthDate: Day | null;
  birthPlace: string | null;
  address: string | null;
  background: string | null;
  doNotContact: boolean;
  /** The ways in which this contact does not want to be reached. */
  closed: string[];
};

export type ContactDetail = {
  id: string;
  version: number;
  name: string;
  nickname: string | null;
  deceasedOn: Day | null;
  job: ContactJob | null;
  known: Private | null;
};

/** By role; out of turf it is not found. */
export async function getContact(ctx: Context, contactId: string): Promise<ContactDetail> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const row = await tx.contact.findFirst({ where: { unionId: ctx.unionId, id: contactId }, select: named });
    if (!row) throw new AppError("NOT_FOUND");
    const { jobs, deceasedOn, ...person } = row;
    const job = jobs[0] ? jobOf(jobs[0]) : null;
    return {
      ...person,
      deceasedOn: dayOrNull(deceasedOn),
      job,
      known: can(ctx, contacts.readPhone) ? await knownOf(tx, ctx, contactId) : null,
    };
  });
}

const named = {
  id: true,
  version: true,
  name: true,
  nickname: true,
  deceasedOn: true,
  jobs: {
    where: { isCurrent: true },
    take: 1,
    select: {
      workplaceId: true,
      departmentId: true,
      shiftId: true,
      line: true,
      title: true,
      employeeNumber: true,
      contractType: true,
      contractEndsOn: true,
      startedOn: true,
      workplace: { select: { name: true, employer: { select: { name: true } } } },
      department: { select: { name: true } },
      shift: { select: { name: true } },
    },
  },
} as const;

type JobRow = Omit<
  ContactJob,
  "workplace" | "employer" | "department" | "shift" | "contractEndsOn" | "startedOn"
> & {
  workplace: { name: string; employer: { name: string } };
  department: { name: string } | null;
  shift: { name: string } | null;
  contractEndsOn: Date | null;
  startedOn: Date | null;
};

function jobOf({ workplace, department, shift, contractEndsOn, startedOn, ...job }: JobRow): ContactJob {
  return {
    ...job,
    workplace: workplace.name,
    employer: workplace.employer.name,
    department: department?.name ?? null,
    shift: shift?.name ?? null,
    contractEndsOn: dayOrNull(contractEndsOn),
    startedOn: dayOrNull(startedOn),
  };
}

const dayOrNull = (value: Date | null) => (value ? fromDatabaseDay(value) : null);

const knownColumns = {
  isMember: true,
  nationalIdCipher: true,
  sex: true,
  birthDate: true,
  birthPlace: true,
  addressCipher: true,
  backgroundCipher: true,
  doNotContact: true,
  closed: true,
  memberships: {
    where: { leftOn: null },
    orderBy: { recordedOn: "desc" },
    take: 1,
    select: { cardNumber: true, joinedOn: true },
  },
  assessments: {
    where: { withdrawnAt: null },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { level: true, assessedAt: true, byUser: { select: { name: true } } },
  },
  contactPoints: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      value: true,
      consent: true,
      consentOn: true,
      wrongOn: true,
      closed: true,
    },
  },
} satisfies Prisma.ContactSelect;

async function knownOf(tx: Tx, ctx: Context, id: string): Promise<Private | null> {
  const row = await tx.contact.findFirst({ where: { unionId: ctx.unionId, id }, select: knownColumns });
  if (!row) return null;
  const {
    memberships,
    assessments,
    contactPoints,
    nationalIdCipher,
    addressCipher,
    backgroundCipher,
    ...rest
  } = row;
  const { birthDate, ...person } = rest;
  const nationalId = readableNationalId(id, nationalIdCipher);
  const latest = assessments[0];
  return {
    ...person,
    birthDate: dayOrNull(birthDate),
    address: readableText(ctx, "address", addressCipher),
    background: readableText(ctx, "background", backgroundCipher),
    cardNumber: memberships[0]?.cardNumber ?? null,
    joinedOn: dayOrNull(memberships[0]?.joinedOn ?? null),
    assessment: latest
      ? { level: latest.level, at: latest.assessedAt, by: latest.byUser?.name ?? null }
      : null,
    points: contactPoints.map(({ consentOn, wrongOn, ...point }) => ({
      ...point,
      consentOn: dayOrNull(consentOn),
      wrongOn: dayOrNull(wrongOn),
    })),
    nationalIdMasked: nationalId ? maskedNationalId(nationalId) : null,
    nationalIdUnreadable: nationalIdCipher !== null && nationalId === null,
  };
}
