"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/action";
import { editEmployer } from "./mutations";
import { editEmployerInput } from "./schema";

export const editEmployerAction = formAction(editEmployerInput, async (ctx, input) => {
  const id = await editEmployer(ctx, input);
  redirect(`/employers/${id}`);
});
