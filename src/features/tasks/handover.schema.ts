import { z } from "zod";

/** From one user to another of the same union. */
export const handOverWorkInput = z
  .strictObject({ fromUserId: z.uuid({ error: "choice" }), toUserId: z.uuid({ error: "choice" }) })
  .refine(({ fromUserId, toUserId }) => fromUserId !== toUserId, { path: ["toUserId"], error: "choice" });

export type HandOverWork = z.output<typeof handOverWorkInput>;
