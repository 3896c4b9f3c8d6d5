import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { newId } from "@/lib/ids";
import { issueCardAction } from "../papers.actions";
import type { Papers } from "../queries";
import { CardFace } from "./card-face";
import type { May } from "./membership-machine";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

type Props = {
  contact: { id: string; name: string };
  union: string;
  address: string;
  papers: Papers;
  may: May;
};

/** The valid card as it is printed, and the next one. */
export function MemberCard({ contact, union, address, papers, may }: Props) {
  const t = useTranslations("memberships.card");
  const day = useDay();
  const valid = papers.cards.find(({ endedOn }) => endedOn === null);
  const id = newId();
  const why = { name: "reason", kind: "text", label: t("reason") } as const;
  return (
    <Section meta={valid ? t("latest", { day: day(valid.issuedOn) }) : t("none")} title={t("title")}>
      <div className="grid gap-3">
        {valid ? (
          <>
            <CardFace
              card={{
                number: valid.number,
                name: contact.name,
                code: valid.code,
                since: papers.since ? day(papers.since) : null,
              }}
              site={{ union, address }}
            />
            <p className="text-12 text-ink-2">{t("codeHint")}</p>
          </>
        ) : null}
        {may.decide && papers.since !== null ? (
          <StepForm
            action={issueCardAction}
            fields={[
              { name: "number", kind: "text", label: t("number"), hint: t("numberHint") },
              { name: "issuedOn", kind: "day", label: t("issuedOn") },
              ...(valid ? [why] : []),
            ]}
            hidden={{ id, contactId: contact.id }}
            key={id}
            save={t("save")}
            title={t(valid ? "replace" : "issue")}
          />
        ) : null}
      </div>
    </Section>
  );
}
