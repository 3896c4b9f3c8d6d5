"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/states";

/** Says so where the browser may delete what is stored here. */
export function PersistNotice() {
  const t = useTranslations("phone.phone");
  const [isPersistent, setPersistent] = useState(true);
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersistent, () => undefined);
  }, []);
  return isPersistent ? null : <Notice className="mt-3">{t("notPersisted")}</Notice>;
}
