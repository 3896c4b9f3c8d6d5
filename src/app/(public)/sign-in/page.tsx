import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { plainButton } from "@/components/form/plain-parts";
import { SignInShell } from "@/components/layout/public-shell";
import { TextField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import { Notice, Saved } from "@/components/ui/states";
import { isInstallationEmpty } from "@/features/unions/queries";
import { LanguageChoice } from "@/features/users/components/preferences";
import { SignInForm } from "@/features/users/components/sign-in-form";

export const generateMetadata = async () => ({ title: (await getTranslations("users.signIn"))("title") });

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await isInstallationEmpty()) redirect("/first-run");
  const [t, { to, email, done }] = await Promise.all([getTranslations("users.signIn"), searchParams]);
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
  return (
    <SignInShell
      end={<LanguageChoice />}
      foot={
        <span className="flex gap-2">
          <Glyph className="size-4" name="lock" />
          {t("foot")}
        </span>
      }
      line={t("line")}
      slogan={t("slogan")}
    >
      <h1 className="text-28 font-head">{t("title")}</h1>
      {done === "accepted" || done === "reset" ? <Saved className="mt-6">{t(`done.${done}`)}</Saved> : null}
      <SignInForm
        button={plainButton(t("submit"))}
        refusals={{
          INVALID: <Notice live>{t("refused.INVALID")}</Notice>,
          TOO_MANY_TRIES: <Notice live>{t("refused.TOO_MANY_TRIES")}</Notice>,
          BUSY: <Notice live>{t("refused.BUSY")}</Notice>,
          UNAVAILABLE: <Notice live>{t("refused.UNAVAILABLE")}</Notice>,
        }}
        to={one(to)}
      >
        <TextField
          autoComplete="username"
          autoFocus={!one(email)}
          defaultValue={one(email)}
          label={t("email")}
          name="email"
          required
          type="email"
        />
        <TextField
          autoComplete="current-password"
          label={t("password")}
          name="password"
          required
          type="password"
        />
      </SignInForm>
      <p className="mt-5 text-13 text-ink-2">{t("forgotten")}</p>
    </SignInShell>
  );
}
