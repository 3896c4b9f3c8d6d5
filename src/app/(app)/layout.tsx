import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { requireSession } from "@/lib/session";
import { logTalkPlace, placesFor, thumbPlacesFor } from "./places";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { ctx, union, user } = await requireSession();
  const t = await getTranslations("app.places");
  return (
    <AppShell
      logTalk={logTalkPlace(ctx, t)}
      me={{ name: user.name, href: "/settings", member: true }}
      places={placesFor(ctx, t)}
      thumbPlaces={thumbPlacesFor(ctx, t)}
      union={union.name}
    >
      {children}
    </AppShell>
  );
}
