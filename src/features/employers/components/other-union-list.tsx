import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import { densityWords } from "@/features/density/components/density-words";
import type { OtherUnion } from "../other-unions.queries";
import { RecordOtherUnion, WithdrawOtherUnion } from "./other-union-forms";

type Props = { employerId: string; today: string; claims: readonly OtherUnion[]; editable: boolean };

export async function OtherUnionList({ employerId, today, claims, editable }: Props) {
  const t = await getTranslations("employers.otherUnions");
  return (
    <Section
      end={editable ? <RecordOtherUnion employerId={employerId} today={today} /> : null}
      meta={t("meta")}
      title={t("title")}
    >
      {claims.length === 0 ? (
        <p className="text-14 text-ink-2">{t("empty")}</p>
      ) : (
        <Table label={t("label")}>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th num>{t("members")}</Th>
              <Th className="hidden sm:table-cell">{t("source")}</Th>
              {editable ? (
                <Th>
                  <span className="sr-only">{t("withdraw")}</span>
                </Th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <ClaimRow claim={claim} editable={editable} key={claim.id} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

async function ClaimRow({ claim, editable }: { claim: OtherUnion; editable: boolean }) {
  const [t, words] = await Promise.all([getTranslations("employers.otherUnions"), densityWords()]);
  const { id, name, members, claimedOn, source, withdrawn, isLatest, recordedBy } = claim;
  return (
    <tr className={cn(!isLatest && "text-ink-3")}>
      <RowHead>
        {name}
        <span className="block text-12 font-read text-ink-3">{words.day(claimedOn)}</span>
        <span className="block text-12 font-read text-ink-3 sm:hidden">{source}</span>
        {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
        {withdrawn || isLatest ? null : <Tag>{t("earlier")}</Tag>}
      </RowHead>
      <Td className={cn("font-strong", withdrawn && "line-through")} num>
        {members === null ? t("few") : words.number(members)}
      </Td>
      <Td className="hidden sm:table-cell">
        {source}
        {recordedBy ? (
          <span className="block text-12 text-ink-3">{t("recorded", { name: recordedBy })}</span>
        ) : null}
      </Td>
      {editable ? (
        <Td num>
          <WithdrawOtherUnion claimId={id} withdrawn={withdrawn} />
        </Td>
      ) : null}
    </tr>
  );
}
