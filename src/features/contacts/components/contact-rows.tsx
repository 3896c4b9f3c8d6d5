import { MessageSquareText } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { MemberMark, PersonDisc } from "@/components/ui/person-disc";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { ContactRow, RowStanding } from "./contact-row";

type ContactRowsProps = {
  contacts: ContactRow[];
  mayLog: boolean;
  /** The address of the list in each order, and the order that it is in. */
  sorts: Record<Sort, string>;
  sort: Sort;
  /** From another feature. */
  select?: (contact: ContactRow) => ReactNode;
  acts?: (contact: ContactRow) => ReactNode;
  reach?: (contact: ContactRow) => ReactNode;
};
type Sort = "name" | "last" | "assessed";

export function ContactRows(props: ContactRowsProps) {
  return (
    <>
      <ul className="-mx-4 bg-sheet md:mx-0 lg:hidden">
        {props.contacts.map((contact) => (
          <Row
            acts={props.acts}
            contact={contact}
            key={contact.id}
            mayLog={props.mayLog}
            reach={props.reach}
            select={props.select}
          />
        ))}
      </ul>
      <div className="hidden bg-sheet px-2 shadow-1 lg:block">
        <ContactTable {...props} />
      </div>
    </>
  );
}

type RowProps = Pick<ContactRowsProps, "mayLog" | "select" | "acts" | "reach"> & { contact: ContactRow };

function Row({ contact, mayLog, select, acts, reach }: RowProps) {
  const t = useTranslations("contacts.row");
  const { standing } = contact;
  const place = [contact.department, contact.line, contact.shift].filter(Boolean).join(" · ");
  return (
    <li className="relative border-b border-rule py-2 ps-4 pe-2">
      <div className="flex items-center gap-3">
        {select?.(contact)}
        {standing ? (
          <PersonDisc
            label={t(standing.isMember ? "member" : "notMember")}
            member={standing.isMember}
            name={contact.name}
          />
        ) : null}
        <div className="min-w-0 flex-1">
          <Link
            className="text-16 leading-head font-strong no-underline after:absolute after:inset-0"
            href={contact.href}
            prefetch={false}
          >
            {contact.name}
          </Link>
          <p className="mt-1 flex items-center gap-2 text-13 leading-ui text-ink-2">
            {standing ? <Chip standing={standing} /> : null}
            <span className="min-w-0">{place || t("noJob")}</span>
          </p>
          <p className="mt-0.5 flex flex-wrap gap-x-2 text-12 text-ink-3">
            {contact.deceased ? <Tag>{t("deceased")}</Tag> : null}
            {standing ? <LastConversation standing={standing} /> : null}
            {contact.dueOn ? <Due day={contact.dueOn} /> : null}
          </p>
        </div>
      </div>
      {mayLog ? (
        <div className="relative z-10 -mb-1 -ms-2 flex w-fit items-center text-ink-2">
          <LogLink contact={contact} />
          {acts?.(contact)}
          {reach?.(contact)}
        </div>
      ) : null}
    </li>
  );
}

function ContactTable({ contacts, mayLog, sorts, sort, select, acts }: ContactRowsProps) {
  const t = useTranslations("contacts.table");
  const sorted = (by: Sort) => ({ href: sorts[by], order: sort === by ? ("asc" as const) : null });
  const standing = contacts.some((contact) => contact.standing);
  return (
    <Table label={t("label")}>
      <thead>
        <tr>
          <Th sort={sorted("name")}>{t("name")}</Th>
          {standing ? <Th sort={sorted("assessed")}>{t("assessment")}</Th> : null}
          {standing ? <Th>{t("membership")}</Th> : null}
          <Th>{t("job")}</Th>
          <Th>{t("shift")}</Th>
          <Th>{t("workplace")}</Th>
          {standing ? <Th sort={sorted("last")}>{t("lastConversation")}</Th> : null}
          <Th>{t("due")}</Th>
          {mayLog ? (
            <Th>
              <span className="sr-only">{t("log")}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <TableRow acts={acts} contact={contact} key={contact.id} mayLog={mayLog} select={select} />
        ))}
      </tbody>
    </Table>
  );
}

function TableRow({ contact, mayLog, select, acts }: RowProps) {
  const t = useTranslations("contacts.row");
  const { standing } = contact;
  return (
    <tr className="hover:bg-sunk">
      <RowHead>
        {select ? (
          <span className="me-2 inline-block align-middle empty:hidden">{select(contact)}</span>
        ) : null}
        <Link className="no-underline hover:underline" href={contact.href} prefetch={false}>
          {contact.name}
        </Link>
        {contact.deceased ? <Tag className="ms-2">{t("deceased")}</Tag> : null}
        {contact.nickname ? <span className="ms-2 font-read text-ink-3">{contact.nickname}</span> : null}
      </RowHead>
      {standing ? (
        <>
          <Td>
            <Chip standing={standing} />
          </Td>
          <Td>
            <MemberMark member={standing.isMember}>
              {t(standing.isMember ? "member" : "notMember")}
            </MemberMark>
          </Td>
        </>
      ) : null}
      <Td>{[contact.department, contact.line].filter(Boolean).join(" · ")}</Td>
      <Td>{contact.shift}</Td>
      <Td>{contact.workplace}</Td>
      {standing ? (
        <Td>
          <LastConversation inTable standing={standing} />
        </Td>
      ) : null}
      <Td>{contact.dueOn ? <Due day={contact.dueOn} /> : null}</Td>
      {mayLog ? (
        <Td num>
          <div className="flex justify-end">
            {acts?.(contact)}
            <LogLink contact={contact} />
          </div>
        </Td>
      ) : null}
    </tr>
  );
}

function Chip({ standing }: { standing: RowStanding }) {
  const t = useTranslations("contacts.row");
  const level = useTranslations("conversations.levels");
  const { assessment: value, stale } = standing;
  const label = level(`${value ?? "0"}.label`);
  return (
    <AssessmentChip
      label={value === null ? label : t("assessed", { level: value, label })}
      stale={stale}
      value={value}
    />
  );
}

function LastConversation({ standing, inTable = false }: { standing: RowStanding; inTable?: boolean }) {
  const t = useTranslations("contacts.row");
  const { quietDays: days } = standing;
  if (days === null) return <span>{t(inTable ? "neverShort" : "never")}</span>;
  return <span>{t(inTable ? "days" : "lastConversation", { days })}</span>;
}

function Due({ day }: { day: string }) {
  const t = useTranslations("contacts.row");
  const format = useFormatter();
  const shown = format.dateTime(new Date(`${day}T00:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return <span>{t("due", { day: shown })}</span>;
}

function LogLink({ contact }: { contact: ContactRow }) {
  const t = useTranslations("contacts.row");
  return (
    <ButtonLink
      aria-label={t("log", { name: contact.name })}
      className="gap-1.5 px-2 text-13 text-ink"
      href={contact.logHref}
      prefetch={false}
      scroll={false}
      variant="bare"
    >
      <MessageSquareText aria-hidden />
      {t("logShort")}
    </ButtonLink>
  );
}
