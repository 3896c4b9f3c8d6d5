import { useFormatter, useTranslations } from "next-intl";
import type { EditField } from "../edit-fields";
import type { ContactEdit } from "../edits.queries";
import { maskedPhone } from "./masked-phone";
import { UndoEdit } from "./undo-edit";

type Props = { contactId: string; edits: readonly ContactEdit[]; mayChange: boolean };

/** Who wrote what over what, the newest first. */
export function EditHistory({ contactId, edits, mayChange }: Props) {
  const t = useTranslations("contacts.edits");
  if (edits.length === 0) return <p className="text-13 text-ink-2">{t("none")}</p>;
  return (
    <ol className="grid">
      {edits.map((edit) => (
        <Edit contactId={contactId} edit={edit} key={edit.id} mayChange={mayChange} />
      ))}
    </ol>
  );
}

function Edit({ contactId, edit, mayChange }: { contactId: string; edit: ContactEdit; mayChange: boolean }) {
  const t = useTranslations("contacts.edits");
  const format = useFormatter();
  const { id, field, from, to, by, at, takesBack } = edit;
  const when = format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const name = t(`fields.${field}`);
  return (
    <li className="grid gap-0.5 border-b border-rule py-2 text-13">
      <b className="font-label">{name}</b>
      <span className="min-w-0 break-words">
        <del className="text-ink-3">
          <Value field={field} value={from} />
        </del>{" "}
        <span aria-hidden="true">→</span>{" "}
        <ins className="no-underline">
          <Value field={field} value={to} />
        </ins>
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
        {by ? t("by", { name: by, at: when }) : when}
        {takesBack ? <span>{t("takesBack")}</span> : null}
        {mayChange && edit.mayUndo ? <UndoEdit contactId={contactId} editId={id} field={name} /> : null}
      </span>
    </li>
  );
}

const days: readonly EditField[] = [
  "birthDate",
  "job.contractEndsOn",
  "job.startedOn",
  "membership.joinedOn",
];

function Value({ field, value }: { field: EditField; value: string | null }) {
  const t = useTranslations("contacts");
  const format = useFormatter();
  if (value === null) return t("edits.empty");
  if (field === "membership.member") return t("edits.yes");
  if (field === "phones") return value.split("\n").map(maskedPhone).join(", ");
  if (field === "emails") return value.replaceAll("\n", ", ");
  if (days.includes(field))
    return format.dateTime(new Date(`${value}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const key = `${field === "sex" ? "form.sexes" : "job.contracts"}.${value}` as Parameters<typeof t>[0];
  return (field === "sex" || field === "job.contractType") && t.has(key) ? t(key) : value;
}
