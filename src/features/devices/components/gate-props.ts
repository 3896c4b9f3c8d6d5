import type { PhoneActs } from "./phone-acts";
import type { Open } from "./use-phone";

/** The unlocked phone, and what can be done on it. */
export type GateProps = { phone: Open; acts: PhoneActs };
