import "server-only";
import { Prisma } from "@/lib/db";

/** What a staged row says of who it is, as one value: the same in the next file that has the same row. */
export function fingerprintOf(alias: string): Prisma.Sql {
  const parts = [
    ...["search_text", "birth_date", "national_id_key", "external_id", "employee_number", "card_number"],
    ...["phones", "emails"],
  ];
  const list = parts.map((part) => `${alias}.${part}`).join(", ");
  return Prisma.raw(`encode(sha256(convert_to(jsonb_build_array(${list})::text, 'UTF8')), 'hex')`);
}
