import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { PacketPages } from "@/features/memberships/components/packet-pages";
import { printPacket } from "@/features/memberships/packets.mutations";
import { memberships } from "@/features/memberships/policy";
import { PrintButton } from "@/features/paper-lists/components/print-button";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("memberships.board"))("letter"),
});

export default function LetterPage({ params }: PageProps<"/memberships/letters/[packetId]">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={12} />}>
      <Letter params={params} />
    </Suspense>
  );
}

async function Letter({ params }: Pick<PageProps<"/memberships/letters/[packetId]">, "params">) {
  const ctx = await requireContext();
  if (!can(ctx, memberships.decide)) notFound();
  const packet = await found(printPacket(ctx, idFrom((await params).packetId)));
  const t = await getTranslations("memberships.board");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          before={
            <BackLink href={`/memberships/authorities?employer=${packet.employerId}`}>
              {packet.employer}
            </BackLink>
          }
          end={<PrintButton label={t("print")} />}
          meta={t("pagesMeta", { count: packet.people.length })}
          title={t("letterNumbered", { number: packet.letterNumber })}
        />
      </div>
      <PacketPages packet={packet} />
    </>
  );
}
