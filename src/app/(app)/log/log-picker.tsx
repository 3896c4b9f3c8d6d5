import { UserPlus } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { contacts } from "@/features/contacts/policy";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { PickerRow } from "@/features/conversations/components/picker-row";
import { PickerSearch } from "@/features/conversations/components/picker-search";
import { openFormOf } from "@/features/conversations/log-sheet.schema";
import { type Picker, pickerOf } from "@/features/conversations/picker.queries";
import { pickerView } from "@/features/conversations/picker.schema";
import { conversations } from "@/features/conversations/policy";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type LogPickerProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** "Whom did you talk with?" Saving comes back here with an empty field. */
export async function LogPicker({ searchParams }: LogPickerProps) {
  const ctx = await requireContext();
  if (!can(ctx, conversations.log)) notFound();
  const asked = await searchParams;
  const words = openFormOf.parse(asked);
  const { saved } = pickerView.parse(asked);
  const t = await getTranslations("conversations.picker");
  const mayAdd = can(ctx, contacts.create);
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-2">
      <PageHeader className="mb-0" title={t("title")} />
      <PickerSearch key={saved ?? "first"} mayAdd={mayAdd}>
        <Suggested picker={await pickerOf(ctx)} />
      </PickerSearch>
      {mayAdd ? (
        <ButtonLink className="mt-2 justify-self-start" href="/contacts/new?follow=log" prefetch={false}>
          <UserPlus aria-hidden />
          {t("add")}
        </ButtonLink>
      ) : null}
      {words.log ? (
        <Suspense>
          <LogSheetSlot
            closeHref={saved ? `/log?saved=${saved}` : "/log"}
            contactId={words.log}
            ctx={ctx}
            savedHref={`/log?saved=${words.log}`}
            words={words}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

async function Suggested({ picker: { due, opened, beside } }: { picker: Picker }) {
  const t = await getTranslations("conversations.picker");
  const more = due.total - due.people.length;
  return (
    <>
      {due.people.length > 0 ? (
        <Group people={due.people} title={t("due")}>
          {more > 0 ? (
            <Link
              className="flex min-h-tap items-center border-b border-rule bg-sheet px-4 text-14"
              href="/follow-ups"
              prefetch={false}
            >
              {t("dueMore", { count: more })}
            </Link>
          ) : null}
        </Group>
      ) : null}
      {opened.length > 0 ? <Group people={opened} title={t("opened")} /> : null}
      {beside ? (
        <Group meta={beside.place} people={beside.people} title={t("beside", { name: beside.name })} />
      ) : null}
    </>
  );
}

type GroupProps = { title: string; meta?: string; people: Picker["opened"]; children?: ReactNode };

function Group({ title, meta, people, children }: GroupProps) {
  return (
    <section>
      <h2 className="flex min-w-0 items-baseline gap-2 px-4 pt-2.5 pb-1.5 text-13 font-strong md:px-0">
        <span className="shrink-0">{title}</span>
        {meta ? <span className="truncate text-12 font-read text-ink-3">{meta}</span> : null}
      </h2>
      <ul>
        {people.map((person) => (
          <PickerRow key={person.id} person={person} />
        ))}
      </ul>
      {children}
    </section>
  );
}
