import { maskedNationalId } from "@/features/matching/masked-national-id";
import type { Context } from "@/lib/context";
import { unsealIfReadable } from "@/lib/crypto";
import { fromDatabaseDay } from "@/lib/dates";
import { type Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type EditField, editFields, mayUndo, type Snapshot } from "./edit-fields";
import { readableNationalId } from "./national-id.queries";
import { contacts } from "./policy";
import { readableText } from "./sealed-texts.queries";

const columns = {
  name: true,
  nickname: true,
  sex: true,
  birthDate: true,
  birthPlace: true,
  nationalIdCipher: true,
  addressCipher: true,
  backgroundCipher: true,
  contactPoints: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { kind: true, value: true },
  },
  jobs: {
    where: { isCurrent: true },
    take: 1,
    select: {
      ...{
        id: true,
        line: true,
        title: true,
        employeeNumber: true,
        contractType: true,
        contractEndsOn: true,
      },
      ...{ startedOn: true, workplace: { select: { name: true } }, department: { select: { name: true } } },
      shift: { select: { name: true } },
    },
  },
  memberships: {
    where: { leftOn: null },
    take: 1,
    select: { id: true, joinedOn: true, recordedOn: true, cardNumber: true },
  },
} satisfies Prisma.ContactSelect;

/** What a user can change of a contact, as it is in this transaction. */
export async function snapshotOf(tx: Tx, ctx: Context, contactId: string): Promise<Snapshot> {
  const row = await tx.contact.findFirst({ where: { unionId: ctx.unionId, id: contactId }, select: columns });
  if (!row) throw new AppError("NOT_FOUND");
  const { jobs, memberships, contactPoints, nationalIdCipher, addressCipher, backgroundCipher, ...rest } =
    row;
  const { birthDate, ...person } = rest;
  const points = (kind: "phone" | "email") =>
    contactPoints
      .filter((point) => point.kind === kind)
      .map(({ value }) => value)
      .join("\n") || null;
  return {
    jobId: jobs[0]?.id ?? null,
    membershipId: memberships[0]?.id ?? null,
    values: {
      ...person,
      birthDate: dayOrNull(birthDate),
      nationalId: readableNationalId(contactId, nationalIdCipher),
      address: readableText(ctx, "address", addressCipher),
      background: readableText(ctx, "background", backgroundCipher),
      phones: points("phone"),
      emails: points("email"),
      ...jobValues(jobs[0]),
      ...membershipValues(memberships[0]),
    },
  };
}

const dayOrNull = (day: Date | null | undefined) => (day ? fromDatabaseDay(day) : null);

type JobRow = {
  workplace: { name: string };
  department: { name: string } | null;
  shift: { name: string } | null;
  line: string | null;
  title: string | null;
  employeeNumber: string | null;
  contractType: string | null;
  contractEndsOn: Date | null;
  startedOn: Date | null;
};

function jobValues(job: JobRow | undefined) {
  const place =
    job && [job.workplace.name, job.department?.name, job.shift?.name].filter(Boolean).join(" · ");
  return {
    "job.place": place ?? null,
    "job.line": job?.line ?? null,
    "job.title": job?.title ?? null,
    "job.employeeNumber": job?.employeeNumber ?? null,
    "job.contractType": job?.contractType ?? null,
    "job.contractEndsOn": dayOrNull(job?.contractEndsOn),
    "job.startedOn": dayOrNull(job?.startedOn),
  };
}

type MembershipRow = { joinedOn: Date | null; recordedOn: Date; cardNumber: string | null };

const membershipValues = (membership: MembershipRow | undefined) => ({
  "membership.member": membership ? "yes" : null,
  "membership.joinedOn": dayOrNull(membership?.joinedOn),
  "membership.cardNumber": membership?.cardNumber ?? null,
});

export const editPlace = (id: string, column: "old_value" | "new_value") => ({
  table: "contact_edit",
  column,
  id,
});

const isField = (text: string): text is EditField => editFields.some((field) => field === text);

export type ContactEdit = {
  id: string;
  saveId: string;
  field: EditField;
  from: string | null;
  to: string | null;
  by: string | null;
  at: Date;
  /** It takes an earlier change back. */
  takesBack: boolean;
  mayUndo: boolean;
};
export type EditPage = { edits: ContactEdit[]; next: string | null };

/** What users changed of a contact by hand, the newest first; `before` is the last id of the page before. */
export async function editsOf(
  ctx: Context,
  { contactId, before, take }: { contactId: string; before?: string | undefined; take: number },
): Promise<EditPage> {
  authorize(ctx, contacts.readPhone);
  return read(ctx, async (tx) => {
    const now = await snapshotOf(tx, ctx, contactId);
    const rows = await tx.contactEdit.findMany({
      where: { unionId: ctx.unionId, contactId, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: "desc" },
      take: take + 1,
      include: { user: { select: { name: true } }, undoneBy: { select: { id: true } } },
    });
    const edits = rows.slice(0, take).flatMap(({ field, user, undoneBy, undoes, ...row }) => {
      if (!isField(field)) return [];
      const opened = openValues(row);
      const undo = !undoneBy && mayUndo({ field, rowId: row.rowId, newValue: opened.newValue }, now);
      const [from, to] = [shown(field, opened.oldValue), shown(field, opened.newValue)];
      const { id, saveId, at } = row;
      return [
        {
          id,
          saveId,
          field,
          from,
          to,
          at,
          by: user?.name ?? null,
          takesBack: undoes !== null,
          mayUndo: undo,
        },
      ];
    });
    return { edits, next: rows.length > take ? (edits.at(-1)?.id ?? null) : null };
  });
}

const shown = (field: EditField, value: string | null) =>
  field === "nationalId" && value ? maskedNationalId(value) : value;

type Stored = {
  id: string;
  oldValue: string | null;
  newValue: string | null;
  oldCipher: string | null;
  newCipher: string | null;
};

/** In the clear; a sealed value that cannot be opened is null. */
export const openValues = ({ id, oldValue, newValue, oldCipher, newCipher }: Stored) => ({
  oldValue: oldCipher ? unsealIfReadable(oldCipher, editPlace(id, "old_value")) : oldValue,
  newValue: newCipher ? unsealIfReadable(newCipher, editPlace(id, "new_value")) : newValue,
});
