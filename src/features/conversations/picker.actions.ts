"use server";

import { action } from "@/lib/action";
import { findForLog } from "./picker.queries";
import { pickerSearch } from "./picker.schema";

export const findForLogAction = action(pickerSearch, findForLog);
