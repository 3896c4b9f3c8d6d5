import { plainNationalId } from "@/features/matching/masked-national-id";
import type { Context } from "@/lib/context";
import { blindIndex, seal, unseal, unsealIfReadable } from "@/lib/crypto";

const column = "contact.national_id";

/** Finds equal national ids of one union without opening any. */
export function nationalIdKey(unionId: string, value: string): string {
  return blindIndex(plainNationalId(value), { unionId, column });
}

const nationalIdPlace = (contactId: string) => ({
  table: "contact",
  column: "national_id",
  id: contactId,
});

/** In the clear, for a page's mask and for comparing; null too where it cannot be opened. */
export function readableNationalId(contactId: string, cipher: string | null): string | null {
  return cipher ? unsealIfReadable(cipher, nationalIdPlace(contactId)) : null;
}

/** In the clear, for the mutation that reveals it with an audit row and for sealing it anew; refuses what cannot be opened. */
export function openedNationalId(contactId: string, cipher: string | null): string | null {
  return cipher ? unseal(cipher, nationalIdPlace(contactId)) : null;
}

/** Sealed, and the key by which an equal one is found. */
export function sealNationalId(
  ctx: Pick<Context, "unionId">,
  { contactId, nationalId }: { contactId: string; nationalId: string },
) {
  const plain = plainNationalId(nationalId);
  return {
    nationalIdCipher: seal(plain, nationalIdPlace(contactId)),
    nationalIdKey: nationalIdKey(ctx.unionId, plain),
  };
}
