"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Brand } from "@/components/layout/mark";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { EmptyPhone } from "./empty-phone";
import { GateScreen } from "./gate-screen";
import { LockedPhone } from "./locked-phone";
import { usePhone } from "./use-phone";
import { useShell } from "./use-shell";

type Locale = "id" | "en";
type PhoneAppProps = { first: Locale; words: Record<Locale, Record<string, unknown>> };

const names: Record<Locale, string> = { id: "Indonesia", en: "English" };
const year = 365 * 86_400;

export function PhoneApp({ first, words }: PhoneAppProps) {
  const [locale, setLocale] = useState(first);
  useShell(setLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choose = (next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser yet
    document.cookie = `locale=${next}; path=/; max-age=${year}; samesite=lax`;
    setLocale(next);
  };
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={words[locale] as AbstractIntlMessages as never}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <div className="min-h-dvh" data-slot="phone-shell">
        <Phone
          languages={(Object.keys(names) as Locale[])
            .filter((each) => each !== locale)
            .map((each) => (
              <button
                className="min-h-tap px-2 text-13 underline underline-offset-2"
                key={each}
                lang={each}
                onClick={() => choose(each)}
                type="button"
              >
                {names[each]}
              </button>
            ))}
        />
      </div>
    </NextIntlClientProvider>
  );
}

function BrokenPhone() {
  const t = useTranslations("phone.broken");
  return <ErrorState title={t("title")}>{t("text")}</ErrorState>;
}

function Phone({ languages }: { languages: ReactNode }) {
  const t = useTranslations("phone");
  const { phone, send, open, acts } = usePhone();
  return (
    <>
      <header className="flex items-center justify-between gap-3 border-b border-rule bg-sheet px-4 py-1.5">
        <Brand union={t("title")} />
        {languages}
      </header>
      <main
        className="mx-auto max-w-200 px-4 pb-[calc(var(--spacing-bar)+2.5rem+env(safe-area-inset-bottom))]"
        id="main"
      >
        {phone.stage === "starting" ? (
          <Loading>
            <Skeleton className="h-40" />
          </Loading>
        ) : null}
        {phone.stage === "broken" ? <BrokenPhone /> : null}
        {phone.stage === "empty" ? <EmptyPhone gone={phone.gone} /> : null}
        {phone.stage === "locked" ? <LockedPhone {...phone} onClear={acts.clear} onOpen={open} /> : null}
        {phone.stage === "open" ? <GateScreen acts={acts} phone={phone} send={send} /> : null}
      </main>
    </>
  );
}
