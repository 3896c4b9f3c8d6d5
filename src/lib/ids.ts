import { v7 } from "uuid";
import { z } from "zod";

/** UUIDv7. May also be made on a phone, offline: writes that carry their own id are idempotent. */
export const newId = () => v7();

export const id = z.uuid();
