import { searchText } from "@/features/matching/search-text";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import {
  changesBetween,
  type EditField,
  editFields,
  type FieldChange,
  mayUndo,
  type Snapshot,
  sealedFields,
} from "./edit-fields";
import { editPlace, openValues, snapshotOf } from "./edits.queries";
import { lockContact } from "./lock.mutations";
import { sealNationalId } from "./national-id.queries";
import { setPoints } from "./points.mutations";
import { contacts } from "./policy";
import { refreshPresentDay } from "./present-day.mutations";
import type { UndoEdit } from "./schema";
import { sealText } from "./sealed-texts.queries";

type Kept = { contactId: string; undoes?: string };

/** Does a change of a contact by hand, and keeps what it wrote and what it wrote over. The contact must be locked. */
export async function keepingEdits(
  tx: Tx,
  ctx: Context,
  { contactId, undoes }: Kept,
  change: () => Promise<void>,
): Promise<void> {
  const before = await snapshotOf(tx, ctx, contactId);
  await change();
  const after = await snapshotOf(tx, ctx, contactId);
  const of = { unionId: ctx.unionId, contactId, saveId: newId(), userId: actingUserId(ctx) };
  const rows = changesBetween(before, after).map((each) => ({
    ...of,
    ...stored(each),
    undoes: undoes ?? null,
  }));
  await tx.contactEdit.createMany({ data: rows });
}

function stored({ field, rowId, oldValue, newValue }: FieldChange) {
  const id = newId();
  if (!sealedFields.includes(field)) return { id, field, rowId, oldValue, newValue };
  const [oldCipher, newCipher] = [
    oldValue && seal(oldValue, editPlace(id, "old_value")),
    newValue && seal(newValue, editPlace(id, "new_value")),
  ];
  return { id, field, rowId, oldCipher, newCipher };
}

/** Writes the old value back while the field still has what this change wrote; that is a change of its own. */
export async function undoEdit(ctx: Context, { contactId, editId }: UndoEdit): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const row = await tx.contactEdit.findFirst({ where: { unionId: ctx.unionId, id: editId, contactId } });
    const field = editFields.find((each) => each === row?.field);
    if (!row || !field) throw new AppError("NOT_FOUND");
    const { oldValue, newValue } = openValues(row);
    const now = await snapshotOf(tx, ctx, contactId);
    if (!mayUndo({ field, rowId: row.rowId, newValue }, now)) throw new AppError("CHANGED_MEANWHILE");
    if (row.oldCipher !== null && oldValue === null) throw new AppError("UNREADABLE");
    const back: FieldChange = { field, rowId: row.rowId, oldValue: newValue, newValue: oldValue };
    await keepingEdits(tx, ctx, { contactId, undoes: editId }, () => put(tx, ctx, { contactId, back, now }));
    const details = { field };
    await audit(tx, ctx, { action: "contact.undo_edit", entity: "contact", entityId: contactId, details });
    if (row.rowId) await refreshPresentDay(tx, ctx, [contactId]);
  }).catch(conflictOn({ contact_edit_undoes_key: "form" }));
}

type Put = { contactId: string; back: FieldChange; now: Snapshot };

async function put(tx: Tx, ctx: Context, { contactId, back, now }: Put): Promise<void> {
  const { field, rowId, newValue } = back;
  const of = { unionId: ctx.unionId };
  if (field === "phones" || field === "emails") {
    const points = { phones: lines(now.values.phones), emails: lines(now.values.emails) };
    return setPoints(tx, ctx, contactId, { ...points, [field]: lines(newValue) });
  }
  if (field === "membership.cardNumber")
    await tx.membership.updateMany({ where: { ...of, id: rowId ?? "" }, data: { cardNumber: newValue } });
  else if (rowId) await tx.job.updateMany({ where: { ...of, id: rowId }, data: jobColumn(field, newValue) });
  else {
    const data = personColumns(ctx, { contactId, back, now });
    await tx.contact.updateMany({ where: { ...of, id: contactId }, data });
  }
}

const lines = (value: string | null) => value?.split("\n") ?? [];
const dayOrNull = (value: string | null) => (value ? toDatabaseDay(value) : null);

function jobColumn(field: EditField, value: string | null) {
  if (field === "job.contractEndsOn") return { contractEndsOn: dayOrNull(value) };
  if (field === "job.startedOn") return { startedOn: dayOrNull(value) };
  return { [field.slice("job.".length)]: value };
}

function personColumns(ctx: Context, { contactId, back: { field, newValue: value }, now }: Put) {
  if (field === "birthDate") return { birthDate: dayOrNull(value) };
  if (field === "nationalId")
    return value
      ? sealNationalId(ctx, { contactId, nationalId: value })
      : { nationalIdCipher: null, nationalIdKey: null };
  if (field === "address") return { addressCipher: sealText(ctx, field, value) };
  if (field === "background") return { backgroundCipher: sealText(ctx, field, value) };
  if (field !== "name" && field !== "nickname") return { [field]: value };
  const name = (field === "name" ? value : now.values.name) ?? "";
  const nickname = field === "nickname" ? value : now.values.nickname;
  return { name, nickname, searchText: searchText(name, nickname ?? undefined) };
}
