import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { SignOutForm } from "@/features/devices/components/sign-out-form";
import { signOutAction } from "@/features/users/actions";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";
import { SwitchUnion } from "../account-links";
import { navItemsFor } from "../navigation";

export const generateMetadata = async () => ({ title: (await getTranslations("app.more"))("title") });

/** The navigation of the role for a phone; the desktop has it in its sidebar. */
export default async function MorePage() {
  const [{ ctx, user, seats }, t, words] = await Promise.all([
    requireSession(),
    getTranslations("app.more"),
    getTranslations("app.navigation"),
  ]);
  return (
    <>
      <PageHeader meta={t("signedInAs", { name: user.name })} title={t("title")} />
      <ul className="border-t-2 border-ink">
        {navItemsFor(ctx, words).map(({ href, label, icon }) => (
          <li className="border-b border-rule" key={href}>
            <Link className="flex min-h-thumb items-center gap-3 font-label no-underline" href={href}>
              {icon}
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {seats > 1 ? <SwitchUnion /> : null}
      <MessagesFor namespaces={["ui", "phone"]}>
        <SignOutForm action={signOutAction} className="mt-6" userId={user.id}>
          <SubmitButton variant="outline">{t("signOut")}</SubmitButton>
        </SignOutForm>
      </MessagesFor>
    </>
  );
}
