import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DateInput } from "@/components/ui/inputs";
import { type Day, plusDays } from "@/lib/dates";
import { densityHref } from "./density-links";
import { densityWords } from "./density-words";

type DayPickerProps = { id: string; on: Day; now: Day; workplaceId: string | null };

/** Without a script: a month back and forth, or a date. */
export async function DayPicker({ id, on, now, workplaceId }: DayPickerProps) {
  const { t } = await densityWords();
  const next = plusDays(on, 30);
  const href = (day: Day) => densityHref({ workplaceId, on: day, now });
  return (
    <form noValidate action="/density" className="flex flex-wrap items-center gap-1.5 print:hidden">
      {workplaceId ? <input name="workplace" type="hidden" value={workplaceId} /> : null}
      <label className="text-13 text-ink-2" htmlFor={id}>
        {t("asOf")}
      </label>
      <ButtonLink aria-label={t("earlier")} href={href(plusDays(on, -30))} icon size="sm" variant="outline">
        <ChevronLeft aria-hidden className="size-5 rtl:rotate-180" />
      </ButtonLink>
      <DateInput className="w-auto" defaultValue={on} id={id} max={now} name="on" required size="sm" />
      {on < now ? (
        <ButtonLink
          aria-label={t("later")}
          href={href(next > now ? now : next)}
          icon
          size="sm"
          variant="outline"
        >
          <ChevronRight aria-hidden className="size-5 rtl:rotate-180" />
        </ButtonLink>
      ) : null}
      <Button size="sm" type="submit" variant="outline">
        {t("show")}
      </Button>
    </form>
  );
}
