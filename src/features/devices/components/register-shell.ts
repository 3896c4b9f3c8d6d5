/** From here on /phone opens without signal. */
export function registerShell(): void {
  navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
}
