"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/states";

/** Whether the browser has promised to keep what lies here; where it has not, it is said. */
export function PersistNotice() {
  const t = useTranslations("phone.phone");
  const [isPromised, setPromised] = useState(true);
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPromised, () => undefined);
  }, []);
  return isPromised ? null : <Notice className="mt-3">{t("notPersisted")}</Notice>;
}
