"use server";

import { action } from "@/lib/action";
import { keyBack } from "./keying.mutations";
import { keyBackInput } from "./keying.schema";

// No refresh: the grid knows what it sent, and a page that is rendered anew loses the place.
export const keyBackAction = action(keyBackInput, keyBack);
