"use client";

import { MessageCircle, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, use, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { collides } from "../collision";
import { callHref, chatHref } from "./reach-links";
import { ReachContext } from "./reach-provider";
import type { Reachable, ReachChannel } from "./reachable";

type ReachButtonsProps = {
  person: Reachable;
  wide?: boolean;
};

/** WhatsApp and telephone. Another user's recent contact is shown before either. */
export function ReachButtons({ person, wide = false }: ReachButtonsProps) {
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
      wide={wide}
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
  wide: boolean;
  onChoose: (() => void) | null;
  onLeave: () => void;
};

function ReachButton({ channel, href, name, wide, onChoose, onLeave }: ReachButtonProps) {
  const t = useTranslations("conversations.reach");
  const icon: ReactNode =
    channel === "whatsapp" ? <MessageCircle aria-hidden="true" /> : <Phone aria-hidden="true" />;
  const label = t(channel === "whatsapp" ? "whatsappTo" : "callTo", { name });
  const look = wide
    ? ({ className: "flex-col gap-0.5 px-1 text-13", size: "thumb" } as const)
    : ({ icon: true, variant: "bare" } as const);
  const words = wide ? t(channel === "whatsapp" ? "whatsapp" : "call") : null;
  if (onChoose) {
    return (
      <Button aria-label={label} onClick={onChoose} {...look}>
        {icon}
        {words}
      </Button>
    );
  }
  const away = channel === "whatsapp" ? { rel: "noreferrer", target: "_blank" } : {};
  return (
    <ButtonLink aria-label={label} href={href} onClick={onLeave} {...away} {...look}>
      {icon}
      {words}
    </ButtonLink>
  );
}
