"use client";

import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, use, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { WhatsAppMark } from "@/components/ui/whatsapp-mark";
import { collides } from "../collision";
import { callHref, chatHref } from "./reach-links";
import { ReachContext } from "./reach-provider";
import type { Reachable, ReachChannel } from "./reachable";

/** Below each other on a contact's page and at the end of a row; in a line among a row's other acts. */
const looks = {
  page: { className: "flex-col gap-0.5 px-1 text-13", size: "thumb" },
  end: { className: "min-w-12 flex-col gap-0 px-1 text-12", variant: "bare" },
  line: { className: "gap-1.5 px-2 text-13", variant: "bare" },
} as const;
type Look = keyof typeof looks;

type ReachButtonsProps = { person: Reachable; look?: Look };

/** WhatsApp and telephone. Another user's recent contact is shown before either. */
export function ReachButtons({ person, look = "end" }: ReachButtonsProps) {
  const reach = use(ReachContext);
  useEffect(() => {
    reach?.meet(person);
  }, [reach, person]);
  if (!reach) return null;
  const warned = person.last !== null && !person.last.mine && collides(person.last);
  const offers = reach.words.templates.length > 0;
  const of = (channel: ReachChannel, href: string, asksFirst: boolean) => (
    <ReachButton
      channel={channel}
      href={href}
      name={person.name}
      onChoose={asksFirst ? () => reach.choose({ person, channel }) : null}
      onLeave={() => reach.leave({ person, channel })}
      look={look}
    />
  );
  return (
    <>
      {person.message && person.phone.startsWith("+")
        ? of("whatsapp", chatHref(person.phone), warned || offers)
        : null}
      {person.call ? of("phone", callHref(person.phone), warned) : null}
    </>
  );
}

type ReachButtonProps = {
  channel: ReachChannel;
  href: string;
  name: string;
  look: Look;
  onChoose: (() => void) | null;
  onLeave: () => void;
};

function ReachButton({ channel, href, name, look, onChoose, onLeave }: ReachButtonProps) {
  const t = useTranslations("conversations.reach");
  const icon: ReactNode = channel === "whatsapp" ? <WhatsAppMark /> : <Phone aria-hidden="true" />;
  const label = t(channel === "whatsapp" ? "whatsappTo" : "callTo", { name });
  const short = look === "page" ? "" : "Short";
  const words = t(`${channel === "whatsapp" ? "whatsapp" : "call"}${short}`);
  if (onChoose) {
    return (
      <Button aria-label={label} onClick={onChoose} {...looks[look]}>
        {icon}
        {words}
      </Button>
    );
  }
  const away = channel === "whatsapp" ? { rel: "noreferrer", target: "_blank" } : {};
  return (
    <ButtonLink aria-label={label} href={href} onClick={onLeave} {...away} {...looks[look]}>
      {icon}
      {words}
    </ButtonLink>
  );
}
