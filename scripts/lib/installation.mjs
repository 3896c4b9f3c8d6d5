import { withClient } from "./database.mjs";

export function isEmpty(ownerUrl) {
  return withClient({ url: ownerUrl }, async (client) => {
    const { rows } = await client.query("SELECT installation_is_empty() AS empty");
    return rows[0].empty;
  });
}
