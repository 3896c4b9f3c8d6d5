// Loaded into the processes that the launcher starts: when the launcher is killed its channel closes, and a server that
// nobody can stop any more would keep the port and the build folder.
const GRACE_MS = 8000;

process.channel?.unref();
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
