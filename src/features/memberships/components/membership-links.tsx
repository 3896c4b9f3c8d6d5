import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { memberships } from "../policy";

type Props = { ctx: Context; employerId: string; workplaceId: string };

/** To the cards of a workplace and the authorities at its employer. */
export function MembershipLinks({ ctx, employerId, workplaceId }: Props) {
  const t = useTranslations("memberships");
  if (!can(ctx, memberships.decide)) return null;
  return (
    <p className="flex flex-wrap gap-2 print:hidden">
      <ButtonLink href={`/memberships/cards?workplace=${workplaceId}`} prefetch={false} size="sm">
        {t("desk.title")}
      </ButtonLink>
      <ButtonLink href={`/memberships/authorities?employer=${employerId}`} prefetch={false} size="sm">
        {t("board.title")}
      </ButtonLink>
    </p>
  );
}
