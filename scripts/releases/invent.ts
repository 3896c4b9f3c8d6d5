import { disconnect } from "@/lib/db";
import { inventEverything } from "../../prisma/seed/story";
import { account } from "../../tests/support/accounts";
import { withApp, withPasskey } from "../../tests/support/factors";
import { inhabitedUnion } from "../../tests/support/inhabited-union";
import { checkKeys } from "../lib/keys.mjs";

const { DATABASE_OWNER_URL = "", FIELD_ENCRYPTION_KEY: field, BLIND_INDEX_KEY: blind } = process.env;

// The demo has the size of a real union, the other one a row in every table.
try {
  await inventEverything();
  const { admin } = await inhabitedUnion();
  await withApp((await account({ admin })).session);
  await withPasskey((await account({ admin })).session);
  await checkKeys(DATABASE_OWNER_URL, { field, blind });
} finally {
  await disconnect();
}
