import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { requireRoom, saveUpload, uploadPath } from "@/lib/uploads";

/** A body that keeps arriving until it is told to end; `isRead` when the first piece of it was taken. */
function slowBody() {
  let end: () => void = () => undefined;
  let taken: () => void = () => undefined;
  const isRead = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("Nama\n"));
      end = () => controller.close();
    },
    pull: () => taken(),
  });
  return { body: body as Parameters<typeof saveUpload>[0]["body"], end: () => end(), isRead };
}

it("takes in one file of a user at a time, and the next when it is there or was broken off", async () => {
  const [userId, first, second, other] = [newId(), newId(), newId(), newId()];
  const slow = slowBody();
  const saved = saveUpload({ id: first, body: slow.body, userId });
  // Who asks second may get the lock first.
  await slow.isRead;
  const refused = saveUpload({ id: second, body: slowBody().body, userId });
  await expect(refused).rejects.toMatchObject({ code: "CONFLICT", fields: { file: "busy" } });
  expect(existsSync(uploadPath(second))).toBe(false);
  const others = slowBody();
  others.end();
  await saveUpload({ id: other, body: others.body, userId: newId() });
  slow.end();
  expect(await saved).toMatchObject({ size: 5 });
  expect(readFileSync(uploadPath(first), "utf8")).toBe("Nama\n");
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("cut off")) });
  const body = broken as Parameters<typeof saveUpload>[0]["body"];
  await expect(saveUpload({ id: second, body, userId })).rejects.toThrow("cut off");
  expect(existsSync(uploadPath(second))).toBe(false);
  const next = slowBody();
  next.end();
  await saveUpload({ id: second, body: next.body, userId });
});

it("takes no file where the disk is almost full", async () => {
  await requireRoom(tmpdir(), 1);
  await expect(requireRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
    code: "UNAVAILABLE",
    fields: { file: "disk_full" },
  });
});
