"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/states";
import { clearPhone } from "./clear";
import { readLock, wordsCount } from "./store";

type SignOutFormProps = {
  action: (form: FormData) => Promise<void>;
  /** The user who signs out: another user's data on this phone is left alone. */
  userId: string;
  className?: string;
  children: ReactNode;
};

/** Signing out clears the user's own phone, and asks first where something is unsent. */
export function SignOutForm({ action, userId, className, children }: SignOutFormProps) {
  const t = useTranslations("phone.signOut");
  const [unsent, setUnsent] = useState(0);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const lock = await readLock().catch(() => undefined);
    if (lock?.userId === userId) {
      const waiting = await wordsCount().catch(() => 0);
      if (waiting > 0 && unsent === 0) return setUnsent(waiting);
      await clearPhone().catch(() => undefined);
    }
    startTransition(() => action(form));
  };
  return (
    <form noValidate action={action} className={className} onSubmit={submit}>
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
