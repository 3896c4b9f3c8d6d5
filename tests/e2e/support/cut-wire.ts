import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A connection: whole, none, or taken by the server while its answer is lost. */
export type EntryOutcome = "whole" | "none" | "answer lost";

/** A proxy between browser and server that can be cut, for service workers too. */
export async function cutWire(target: URL) {
  const open = new Set<Socket>();
  const awaited = new Map<string, () => void>();
  let fate: () => EntryOutcome = () => "whole";
  const server = createServer((near) => {
    const decided = fate();
    open.add(near);
    near.on("close", () => open.delete(near)).on("error", () => near.destroy());
    if (decided === "none") return near.destroy();
    const far = connect(Number(target.port), "127.0.0.1");
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("close", () => far.destroy());
    near.on("data", (part: Buffer) => {
      for (const [path, seen] of awaited) if (part.includes(`POST ${path} `)) seen();
    });
    near.pipe(far);
    if (decided === "whole") far.pipe(near);
    else far.once("data", () => near.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const set = (next: () => EntryOutcome) => {
    fate = next;
    for (const socket of open) socket.destroy();
  };
  return {
    origin: `http://localhost:${port}`,
    cut: () => set(() => "none"),
    mend: () => set(() => "whole"),
    /** In turn, again and again. */
    flap: (fates: readonly EntryOutcome[]) => {
      let turn = 0;
      set(() => fates[turn++ % fates.length] ?? "whole");
    },
    /** Resolves at a POST there; its answer may still be on the way. */
    posted: (path: string) => new Promise<void>((seen) => awaited.set(path, seen)),
    close: () => {
      set(() => "none");
      server.close();
    },
  };
}
