import type { ContractType } from "./contract";
import type { RejectionReason } from "./rejection";
import type { PersonName } from "./row-name";
import type { Sex } from "./sex";
import type { Warning } from "./warnings";

export interface InterpretOptions {
  defaultCountry: string;
  today: string;
}

export interface ParsedPhone {
  /** E.164 */
  value: string;
  raw: string;
}

export interface ParsedPerson extends PersonName {
  kind: "person";
  row: number;
  line?: number;
  sex: Sex | null;
  nationalId: string | null;
  birthDate: string | null;
  birthPlace: string | null;
  address: string | null;
  town: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  phones: ParsedPhone[];
  emails: string[];
  /** Our own id of her, where the file is one of ours. */
  serikatId?: string | null;
  externalId: string | null;
  language: string | null;
  deceased: boolean;
  leader: boolean;
  tags: string[];
  /** Names of issues as the admin called them. */
  issues: string[];
  pointPerson: string | null;
  job: {
    employer: string | null;
    workplace: string | null;
    department: string | null;
    line: string | null;
    shift: string | null;
    title: string | null;
    employeeNumber: string | null;
    startedOn: string | null;
    contractType: ContractType | null;
    contractEndsOn: string | null;
  };
  /** isMember null = the cell says nothing: create no membership. */
  membership: { isMember: boolean | null; cardNumber: string | null; joinedOn: string | null };
  duesAmount: number | null;
  consent: {
    doNotContact: boolean;
    doNotCall: boolean;
    email: boolean | null;
    sms: boolean | null;
    unsubscribedAt: string | null;
  };
  supportLevel: 1 | 2 | 3 | 4 | 5 | null;
  note: string | null;
  warnings: Warning[];
}

export interface Rejection {
  kind: "rejected";
  row: number;
  line?: number;
  reason: RejectionReason;
  /** The row's cells as shown, for the file of rejected rows. */
  cells: string[];
}
