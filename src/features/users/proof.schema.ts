import { z } from "zod";
import { presentPassword } from "./account.schema";

export const provePasswordInput = z.strictObject({ presentPassword });
