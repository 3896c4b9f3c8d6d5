import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Done, SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { newId } from "@/lib/ids";
import {
  closeClaimAction,
  endCardAction,
  recordClaimAction,
  recordStatementAction,
  withdrawStatementAction,
} from "../papers.actions";
import type { Card, Claim, Papers, Statement } from "../queries";
import { isProven } from "../standing";
import { statementKinds, unionChoices } from "../vocabulary.schema";
import type { May } from "./membership-machine";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

type Props = { contactId: string; papers: Papers; may: May };

/** What the manpower office would be shown of this member, and what stands against it. */
export function Evidence({ contactId, papers, may }: Props) {
  const t = useTranslations("memberships.evidence");
  const { cards, statements, claims } = papers;
  const listed =
    cards.length === 0
      ? papers.spans.find(({ until, cardNumber }) => until === null && cardNumber)
      : undefined;
  return (
    <Section
      end={isProven(papers) ? <Done>{t("proven")}</Done> : <SoftMarker>{t("unproven")}</SoftMarker>}
      meta={t("meta")}
      title={t("title")}
    >
      <ul>
        {cards.map((card) => (
          <CardRow card={card} contactId={contactId} key={card.id} may={may} />
        ))}
        {listed ? (
          <Row title={t("card", { number: listed.cardNumber ?? "" })} words={t("fromList")} valid />
        ) : null}
        {statements.map((statement) => (
          <StatementRow contactId={contactId} key={statement.id} may={may} statement={statement} />
        ))}
        {claims.map((claim) => (
          <ClaimRow claim={claim} contactId={contactId} key={claim.id} may={may} />
        ))}
      </ul>
      {may.record ? <Recording contactId={contactId} /> : null}
    </Section>
  );
}

type RowProps = { title: string; words: string; valid: boolean; children?: ReactNode };

function Row({ title, words, valid, children }: RowProps) {
  const t = useTranslations("memberships.evidence");
  return (
    <li className="grid gap-2 border-b border-rule py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="min-w-0 grow">
          <p className="text-14 font-label">{title}</p>
          <p className="text-12 text-ink-2">{words}</p>
        </div>
        {valid ? <Done>{t("valid")}</Done> : null}
      </div>
      {children}
    </li>
  );
}

const joined = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(" · ");

function CardRow({ card, contactId, may }: { card: Card; contactId: string; may: May }) {
  const t = useTranslations("memberships.evidence");
  const day = useDay();
  const { ending, endedOn } = card;
  const end = ending && endedOn ? t(`cardEnded.${ending}`, { day: day(endedOn) }) : null;
  return (
    <Row
      title={t("card", { number: card.number })}
      valid={endedOn === null}
      words={joined(t("issued", { day: day(card.issuedOn) }), end, card.reason)}
    >
      {may.decide && endedOn === null ? (
        <StepForm
          action={endCardAction}
          fields={[
            {
              ...{ name: "ending", kind: "choice", label: t("cardEnding") },
              options: (["lost", "revoked"] as const).map((value) => ({
                value,
                label: t(`cardEndings.${value}`),
              })),
            },
            { name: "endedOn", kind: "day", label: t("on") },
            { name: "reason", kind: "text", label: t("why") },
          ]}
          hidden={{ contactId, cardId: card.id }}
          save={t("save")}
          title={t("endCard")}
        />
      ) : null}
    </Row>
  );
}

function StatementRow({ statement, contactId, may }: { statement: Statement; contactId: string; may: May }) {
  const t = useTranslations("memberships.evidence");
  const day = useDay();
  const { withdrawnOn } = statement;
  const withdrawn = withdrawnOn ? t("withdrawn", { day: day(withdrawnOn) }) : null;
  const words = joined(
    t("signed", { day: day(statement.signedOn) }),
    t(`kinds.${statement.kind}`),
    statement.keptWhere,
    withdrawn,
  );
  return (
    <Row title={t("statement")} valid={withdrawnOn === null} words={words}>
      {may.decide && withdrawnOn === null ? (
        <StepForm
          action={withdrawStatementAction}
          fields={[
            { name: "withdrawnOn", kind: "day", label: t("on") },
            { name: "reason", kind: "text", label: t("why") },
          ]}
          hidden={{ contactId, statementId: statement.id }}
          save={t("save")}
          title={t("withdraw")}
        />
      ) : null}
    </Row>
  );
}

function ClaimRow({ claim, contactId, may }: { claim: Claim; contactId: string; may: May }) {
  const t = useTranslations("memberships.evidence");
  const day = useDay();
  const { choice, closedOn } = claim;
  const closed = choice && closedOn ? t(`closed.${choice}`, { day: day(closedOn) }) : null;
  return (
    <Row
      title={t("claim", { union: claim.otherUnion })}
      valid={false}
      words={joined(t("claimed", { day: day(claim.claimedOn) }), claim.note, closed, claim.letter)}
    >
      {may.decide && closedOn === null ? (
        <StepForm
          action={closeClaimAction}
          fields={[
            {
              name: "choice",
              kind: "choice",
              label: t("choice"),
              options: unionChoices.map((value) => ({ value, label: t(`choices.${value}`) })),
            },
            { name: "closedOn", kind: "day", label: t("on") },
            { name: "letter", kind: "text", label: t("letter"), hint: t("letterHint") },
          ]}
          hidden={{ contactId, claimId: claim.id }}
          save={t("save")}
          title={t("closeClaim")}
        />
      ) : null}
    </Row>
  );
}

function Recording({ contactId }: { contactId: string }) {
  const t = useTranslations("memberships.evidence");
  const [statement, claim] = [newId(), newId()];
  return (
    <div className="mt-3 grid items-start gap-2 md:grid-cols-2">
      <StepForm
        action={recordStatementAction}
        fields={[
          { name: "signedOn", kind: "day", label: t("signedOn") },
          {
            name: "kind",
            kind: "choice",
            label: t("kind"),
            options: statementKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
          { name: "keptWhere", kind: "text", label: t("keptWhere"), hint: t("keptWhereHint") },
        ]}
        hidden={{ id: statement, contactId }}
        key={statement}
        save={t("save")}
        title={t("recordStatement")}
      />
      <StepForm
        action={recordClaimAction}
        fields={[
          { name: "otherUnion", kind: "text", label: t("otherUnion") },
          { name: "claimedOn", kind: "day", label: t("claimedOn") },
          { name: "note", kind: "text", label: t("claimNote") },
        ]}
        hidden={{ id: claim, contactId }}
        key={claim}
        save={t("save")}
        title={t("recordClaim")}
      />
    </div>
  );
}
