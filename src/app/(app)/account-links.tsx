import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/states";

/** For users with a seat in several unions: at the foot of the sidebar, and on the phone's More page. */
export function SwitchUnion() {
  const t = useTranslations("users.seats");
  return (
    <Link
      className="flex min-h-tap items-center gap-2.5 rounded-2 px-2 text-14 font-label text-ink-2 no-underline hover:bg-sunk hover:text-ink"
      href="/choose-union"
    >
      <ArrowLeftRight aria-hidden="true" className="size-5 shrink-0" />
      {t("switch")}
    </Link>
  );
}

/** On every page until the user whose role needs a second factor has one. */
export function FactorNotice({ dueAt }: { dueAt: Date }) {
  const t = useTranslations("users.factor");
  const days = Math.ceil((dueAt.getTime() - Date.now()) / 86_400_000);
  return (
    <Notice className="mb-4" end={<Link href="/settings/account#second-factor">{t("setUp")}</Link>}>
      {t("daysLeft", { days })}
    </Notice>
  );
}

/** On every page until the user says that it was they. */
export function NewDeviceNotice() {
  const t = useTranslations("users.sessions");
  return (
    <Notice className="mb-4" end={<Link href="/settings/account#devices">{t("look")}</Link>}>
      {t("noticed")}
    </Notice>
  );
}
