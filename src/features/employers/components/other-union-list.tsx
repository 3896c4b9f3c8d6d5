import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { SourcedRow, SourcedTable } from "@/components/ui/sourced-table";
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
        <SourcedTable
          heads={{
            ...{ name: t("name"), figure: t("members"), source: t("source") },
            act: editable ? t("withdraw") : undefined,
          }}
          label={t("label")}
        >
          {claims.map((claim) => (
            <ClaimRow claim={claim} editable={editable} key={claim.id} />
          ))}
        </SourcedTable>
      )}
    </Section>
  );
}

async function ClaimRow({ claim, editable }: { claim: OtherUnion; editable: boolean }) {
  const [t, words] = await Promise.all([getTranslations("employers.otherUnions"), densityWords()]);
  const { id, name, members, claimedOn, source, withdrawn, isLatest, recordedBy } = claim;
  return (
    <SourcedRow
      act={editable ? <WithdrawOtherUnion claimId={id} withdrawn={withdrawn} /> : null}
      day={words.day(claimedOn)}
      faded={!isLatest}
      figure={members === null ? t("few") : words.number(members)}
      name={name}
      recorded={recordedBy ? t("recorded", { name: recordedBy }) : null}
      source={source}
      tags={
        <>
          {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
          {withdrawn || isLatest ? null : <Tag>{t("earlier")}</Tag>}
        </>
      }
      withdrawn={withdrawn}
    />
  );
}
