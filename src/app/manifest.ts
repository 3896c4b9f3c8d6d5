import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";

/** In the language of the user who installs it. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [t, gate, lang] = await Promise.all([getTranslations("app"), getTranslations("phone"), getLocale()]);
  return {
    id: "/",
    name: "Serikat",
    short_name: "Serikat",
    description: t("description"),
    lang,
    start_url: "/follow-ups",
    scope: "/",
    display: "standalone",
    background_color: "#f0efea",
    theme_color: "#f0efea",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [{ name: gate("title"), url: "/phone" }],
  };
}
