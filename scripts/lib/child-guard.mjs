// Loaded into the launcher's children: when the launcher is killed the channel closes, and they stop too instead of keeping
// the port.
const GRACE_MS = 8000;

process.channel?.unref();
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
