"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/action";
import { searchUsers } from "./schema";
import { searchedUsers } from "./search-words.queries";

export const searchUsersAction = formAction(searchUsers, async (ctx, input) =>
  redirect(searchedUsers(ctx, input)),
);
