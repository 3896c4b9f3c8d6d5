import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { ToastProvider } from "@/components/ui/toast";
import { KeptDrafts } from "@/features/conversations/components/kept-drafts";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";
import { logTalkPlace, placesFor, thumbPlacesFor } from "./places";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { ctx, union, user } = await requireSession();
  const t = await getTranslations("app.places");
  const kept = await getTranslations("conversations.draft");
  return (
    <AppShell
      logTalk={logTalkPlace(ctx, t)}
      me={{ name: user.name, href: "/settings", member: true }}
      places={placesFor(ctx, t)}
      thumbPlaces={thumbPlacesFor(ctx, t)}
      union={union.name}
    >
      <MessagesFor namespaces={["ui", "errors"]}>
        <ToastProvider>
          <KeptDrafts sentLater={kept("sentLater")} userId={user.id} />
          {children}
        </ToastProvider>
      </MessagesFor>
    </AppShell>
  );
}
