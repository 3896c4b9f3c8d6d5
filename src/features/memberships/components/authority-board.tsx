import Link from "next/link";
import { useTranslations } from "next-intl";
import { Done, SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { newId } from "@/lib/ids";
import type { AuthorityBoard } from "../packets.queries";
import { createPacketAction, deliverPacketAction } from "../papers.actions";
import { authorityStates } from "../vocabulary.schema";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

export function AuthorityBoardView({ board }: { board: AuthorityBoard }) {
  const t = useTranslations("memberships.board");
  const states = useTranslations("memberships.authority.states");
  return (
    <div className="grid gap-6">
      <Section title={t("states")}>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {authorityStates.map((state) => (
            <div key={state}>
              <dt className="text-12 text-ink-2">{states(state)}</dt>
              <dd className="fig text-28">{board.counts[state]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section meta={t("waiting", { count: board.waiting })} title={t("letters")}>
        <div className="grid gap-3">
          {board.waiting > 0 ? <NewLetter employerId={board.employer.id} /> : null}
          <ul>
            {board.packets.map((packet) => (
              <LetterRow key={packet.id} packet={packet} />
            ))}
          </ul>
        </div>
      </Section>
    </div>
  );
}

function NewLetter({ employerId }: { employerId: string }) {
  const t = useTranslations("memberships.board");
  const id = newId();
  return (
    <StepForm
      action={createPacketAction}
      fields={[
        { name: "letterNumber", kind: "text", label: t("number") },
        { name: "dated", kind: "day", label: t("dated") },
        { name: "place", kind: "text", label: t("place") },
        { name: "receiver", kind: "text", label: t("receiver") },
        { name: "registration", kind: "text", label: t("registration") },
        { name: "duesRule", kind: "text", label: t("duesRule"), hint: t("duesRuleHint") },
        { name: "account", kind: "text", label: t("account") },
      ]}
      hidden={{ id, employerId }}
      key={id}
      save={t("save")}
      title={t("make")}
    />
  );
}

function LetterRow({ packet }: { packet: AuthorityBoard["packets"][number] }) {
  const t = useTranslations("memberships.board");
  const day = useDay();
  return (
    <li className="grid gap-2 border-b border-rule py-2">
      <div className="flex flex-wrap items-center gap-3">
        <Link
          className="inline-flex min-h-tap grow items-center text-14 font-label"
          href={`/memberships/letters/${packet.id}`}
          prefetch={false}
        >
          {t("row", { number: packet.letterNumber, day: day(packet.dated), count: packet.people })}
        </Link>
        {packet.deliveredOn ? (
          <Done>{t("delivered", { day: day(packet.deliveredOn) })}</Done>
        ) : (
          <SoftMarker>{t("kept")}</SoftMarker>
        )}
      </div>
      {packet.deliveredOn ? null : (
        <StepForm
          action={deliverPacketAction}
          fields={[
            { name: "deliveredOn", kind: "day", label: t("deliveredOn") },
            { name: "receivedBy", kind: "text", label: t("receivedBy") },
          ]}
          hidden={{ packetId: packet.id }}
          save={t("save")}
          title={t("deliver")}
        />
      )}
    </li>
  );
}
