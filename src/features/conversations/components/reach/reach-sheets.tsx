"use client";

import { MessageCircle, Phone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ChipButton } from "@/components/ui/chip";
import { SheetBody } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { greetingOf } from "@/features/templates/greeting.schema";
import { fill } from "@/features/templates/placeholders.schema";
import { collides } from "../collision";
import { CollisionWords } from "../collision-words";
import { useNoAnswer } from "../use-no-answer";
import { callHref, chatHref } from "./reach-links";
import type { Asked, Words } from "./reachable";

type ChooseSheetProps = { asked: Asked; words: Words; onClose: () => void; onLeave: (asked: Asked) => void };

export function ChooseSheet({ asked, words, onClose, onLeave }: ChooseSheetProps) {
  const t = useTranslations("conversations.reach");
  const { person, channel } = asked;
  const { name, last, phone } = person;
  return (
    <BottomSheet
      onOpenChange={(open) => !open && onClose()}
      open
      title={t(channel === "whatsapp" ? "message" : "callTo", { name })}
    >
      <SheetBody className="pb-[calc(1rem+env(safe-area-inset-bottom))]">
        {last && collides(last) ? (
          <Notice>
            <CollisionWords last={last} name={name} />
          </Notice>
        ) : null}
        {channel === "whatsapp" ? (
          <Messages onLeave={() => onLeave(asked)} person={person} words={words} />
        ) : (
          <ButtonLink href={callHref(phone)} onClick={() => onLeave(asked)} size="thumb" variant="ink">
            <Phone aria-hidden="true" />
            {t("anyway")}
          </ButtonLink>
        )}
      </SheetBody>
    </BottomSheet>
  );
}

type MessagesProps = { person: Asked["person"]; words: Words; onLeave: () => void };

function Messages({ person, words, onLeave }: MessagesProps) {
  const t = useTranslations("conversations.reach");
  const [locale, setLocale] = useState(words.locale);
  const values = {
    name: greetingOf(person.name, person.nickname ?? null),
    organiser: words.organiser,
    union: words.union,
  };
  const offers = words.templates.map(({ id, nameId, nameEn, textId, textEn }) => ({
    id,
    title: locale === "id" ? nameId : nameEn,
    text: fill(locale === "id" ? textId : textEn, values),
  }));
  return (
    <>
      {offers.length > 0 ? (
        <fieldset className="flex gap-1.5">
          <legend className="sr-only">{t("language")}</legend>
          {(["id", "en"] as const).map((each) => (
            <ChipButton key={each} on={locale === each} onClick={() => setLocale(each)} size="sm">
              {t(each)}
            </ChipButton>
          ))}
        </fieldset>
      ) : null}
      <ul className="grid gap-2">
        {offers.map(({ id, title, text }) => (
          <li key={id}>
            <a
              className="block rounded-2 border-[1.5px] border-rule-2 px-3 py-2.5 no-underline hover:border-ink"
              href={chatHref(person.phone, text)}
              lang={locale}
              onClick={onLeave}
              rel="noreferrer"
              target="_blank"
            >
              <b className="block font-strong">{title}</b>
              <span className="block text-13 leading-ui text-ink-2">{text}</span>
            </a>
          </li>
        ))}
      </ul>
      <ButtonLink
        href={chatHref(person.phone)}
        onClick={onLeave}
        rel="noreferrer"
        size="thumb"
        target="_blank"
      >
        <MessageCircle aria-hidden="true" />
        {t(offers.length > 0 ? "empty" : "openAnyway")}
      </ButtonLink>
      <p className="text-12 text-ink-3">{t("sharing")}</p>
    </>
  );
}

export function AskedSheet({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useTranslations("conversations.reach");
  const { person, channel } = asked;
  const { contactId, name, logHref } = person;
  const router = useRouter();
  const { busy, tap } = useNoAnswer({ contactId, name, channel });
  return (
    <BottomSheet onOpenChange={(open) => !open && onClose()} open title={t("didYou", { name })}>
      <SheetBody className="gap-2 pb-[calc(1rem+env(safe-area-inset-bottom))]">
        <Button
          onClick={() => {
            onClose();
            router.push(`${logHref}${logHref.includes("?") ? "&" : "?"}via=${channel}`, { scroll: false });
          }}
          size="thumb"
          variant="red"
        >
          {t("yes")}
        </Button>
        <Button busy={busy} onClick={busy ? undefined : () => tap(onClose)} size="thumb">
          {t("no")}
        </Button>
        <Button onClick={onClose} size="thumb" variant="bare">
          {t("notNow")}
        </Button>
      </SheetBody>
    </BottomSheet>
  );
}
