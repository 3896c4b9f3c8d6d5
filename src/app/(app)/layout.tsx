import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OldPageWatch } from "@/components/form/old-page-watch";
import { AppShell } from "@/components/layout/app-shell";
import { Projector } from "@/components/layout/projector";
import { ToastProvider } from "@/components/ui/toast";
import { SpaceNotice } from "@/features/backups/components/space-notice";
import { UnsentDrafts } from "@/features/conversations/components/unsent-drafts";
import { KeepShell } from "@/features/devices/components/keep-shell";
import { ProofViewport } from "@/features/users/components/proof-viewport";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";
import { FactorNotice, NewDeviceNotice, SwitchUnion } from "./account-links";
import { bottomBarItemsFor, logConversationItem, navItemsFor } from "./navigation";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { ctx, union, user, seats, seatChosen, newDevices, factorDueAt } = await requireSession();
  if (!seatChosen && seats > 1) redirect("/choose-union");
  const t = await getTranslations("app.navigation");
  const kept = await getTranslations("conversations.draft");
  return (
    <AppShell
      foot={seats > 1 ? <SwitchUnion /> : null}
      logConversation={logConversationItem(ctx, t)}
      me={{ name: user.name, href: "/settings/account", member: null }}
      navItems={navItemsFor(ctx, t)}
      bottomBarItems={bottomBarItemsFor(ctx, t)}
      union={union.name}
    >
      <MessagesFor namespaces={["ui", "errors", "proof"]}>
        <ToastProvider>
          <KeepShell />
          <OldPageWatch userId={user.id} />
          <UnsentDrafts sentLater={kept("sentLater")} userId={user.id} />
          <SpaceNotice ctx={ctx} />
          {newDevices > 0 ? <NewDeviceNotice /> : null}
          {factorDueAt ? <FactorNotice dueAt={factorDueAt} /> : null}
          {children}
          <ProofViewport />
          <Projector />
        </ToastProvider>
      </MessagesFor>
    </AppShell>
  );
}
