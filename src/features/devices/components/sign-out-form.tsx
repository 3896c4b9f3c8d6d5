"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/states";
import { clearPhone } from "./clear";
import { waitingCount } from "./store";

type SignOutFormProps = {
  action: (form: FormData) => Promise<void>;
  className?: string;
  children: ReactNode;
};

/** Signing out clears the phone; whoever still has something unsent on it is asked first. */
export function SignOutForm({ action, className, children }: SignOutFormProps) {
  const t = useTranslations("phone.signOut");
  const [unsent, setUnsent] = useState(0);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const waiting = await waitingCount().catch(() => 0);
    if (waiting > 0 && unsent === 0) return setUnsent(waiting);
    await clearPhone().catch(() => undefined);
    startTransition(() => action(form));
  };
  return (
    <form action={action} className={className} onSubmit={submit}>
      {unsent > 0 ? (
        <Notice
          className="mb-3"
          end={
            <ButtonLink href="/phone" size="sm">
              {t("look")}
            </ButtonLink>
          }
          live
        >
          {t("unsent", { count: unsent })}
        </Notice>
      ) : null}
      {children}
    </form>
  );
}
