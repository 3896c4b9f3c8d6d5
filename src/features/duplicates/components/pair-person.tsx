import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { MemberMark } from "@/components/ui/person-disc";
import { maskedPhone } from "@/features/contacts/components/masked-phone";
import type { PairPerson } from "../pairs.queries";

export function PairSide({ person }: { person: PairPerson }) {
  const t = useTranslations("duplicates.person");
  const day = useDay();
  const { birthDate, cardNumber, employeeNumber, phones, emails } = person;
  const facts = [
    person.job ?? t("noJob"),
    employeeNumber && t("employee", { number: employeeNumber }),
    birthDate && t("born", { day: day(birthDate) }),
    phones.map(maskedPhone).join(", "),
    emails.join(", "),
    person.nationalId,
    cardNumber && t("card", { number: cardNumber }),
    t("conversations", { count: person.conversationCount }),
    t("since", { day: day(person.createdAt) }),
  ];
  return (
    <div className="grid min-w-0 content-start gap-1 p-3">
      <Link
        className="inline-flex min-h-tap items-start pt-2 font-strong wrap-anywhere fine:min-h-0 fine:pt-0"
        href={`/contacts/${person.id}`}
        prefetch={false}
      >
        {[person.name, person.nickname && `(${person.nickname})`].filter(Boolean).join(" ")}
      </Link>
      <MemberMark member={person.isMember}>{t(person.isMember ? "member" : "notMember")}</MemberMark>
      <ul className="grid gap-0.5 text-13 text-ink-2">
        {facts.filter(Boolean).map((fact) => (
          <li className="wrap-anywhere" key={fact}>
            {fact}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A calendar day, or the day of an instant in the union's zone. */
export function useDay() {
  const format = useFormatter();
  return (day: string | Date) => {
    const words = { day: "numeric", month: "short", year: "numeric" } as const;
    return typeof day === "string"
      ? format.dateTime(new Date(`${day}T00:00:00Z`), { ...words, timeZone: "UTC" })
      : format.dateTime(day, words);
  };
}
