"use server";

import { action } from "@/lib/action";
import { keyBack } from "./mutations";
import { keyBackInput } from "./schema";

// No refresh: the grid knows what it sent, and a page that is drawn anew under the fingers loses the place.
export const keyBackAction = action(keyBackInput, keyBack);
