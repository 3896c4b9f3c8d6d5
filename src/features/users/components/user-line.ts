import type { SessionLine } from "../session-list.queries";
import type { Role } from "../turf";

export type UserLine = {
  seatId: string;
  name: string;
  email: string;
  role: Role;
  wholeUnion: boolean;
  turf: string[];
  places: string;
  disabled: boolean;
  invited: boolean;
  /** The admin who looks. */
  own: boolean;
  sessions: readonly SessionLine[];
  /** As it is read; null when it is too long ago to be known. */
  lastSignIn: string | null;
  factor: "none" | "app" | "passkey" | "both";
};
