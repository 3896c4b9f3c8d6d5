import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { paperLists } from "@/features/paper-lists/policy";
import { newPaperHref, type Who } from "@/features/paper-lists/sheet.schema";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

type Preset = {
  workplace?: string | undefined;
  department?: string | undefined;
  shift?: string | undefined;
  who?: Who;
};

export function PaperLink({ ctx, preset }: { ctx: Context; preset: Preset }) {
  const t = useTranslations("paper");
  if (!can(ctx, paperLists.print)) return null;
  const { workplace, department, shift, who } = preset;
  return (
    <ButtonLink
      href={newPaperHref({ workplace, department, shift, who })}
      prefetch={false}
      size="sm"
      variant="outline"
    >
      <Printer aria-hidden />
      {t("fromPeople")}
    </ButtonLink>
  );
}
