import { z } from "zod";

export const requestBackupInput = z.strictObject({});
