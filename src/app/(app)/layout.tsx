import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { ToastProvider } from "@/components/ui/toast";
import { UnsentDrafts } from "@/features/conversations/components/unsent-drafts";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";
import { bottomBarItemsFor, logConversationItem, navItemsFor } from "./navigation";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { ctx, union, user } = await requireSession();
  const t = await getTranslations("app.navigation");
  const kept = await getTranslations("conversations.draft");
  return (
    <AppShell
      logConversation={logConversationItem(ctx, t)}
      me={{ name: user.name, href: "/settings", member: true }}
      navItems={navItemsFor(ctx, t)}
      bottomBarItems={bottomBarItemsFor(ctx, t)}
      union={union.name}
    >
      <MessagesFor namespaces={["ui", "errors"]}>
        <ToastProvider>
          <UnsentDrafts sentLater={kept("sentLater")} userId={user.id} />
          {children}
        </ToastProvider>
      </MessagesFor>
    </AppShell>
  );
}
