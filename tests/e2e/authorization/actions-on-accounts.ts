import { v7 } from "uuid";
import { A, ACOD, all, type Expected } from "./expected";

const secret = "x".repeat(43);
const wrongCode = { code: "000000" };
const response = { clientDataJSON: "e30", authenticatorData: "x", signature: "x" };
const assertion = { id: "x", rawId: "x", type: "public-key", clientExtensionResults: {}, response };
const attestation = { ...assertion, response: { clientDataJSON: "e30", attestationObject: "x" } };
/** What a device or a password would prove is wrong: refused for everybody, as INVALID. */
const unproved: Pick<Expected, "may" | "reach"> = { may: [], reach: "token" };

/** Users, their sessions and second factors; one's own account. */
export const onAccounts: Record<string, Expected> = {
  searchUsersAction: { may: A, reach: "self", leavesOut: true, form: true, input: () => ({ q: "Kanari" }) },
  inviteUserAction: {
    ...{ refuses: "INVALID", needsProof: true, may: A, reach: "turf", form: true },
    input: ({ workplace }) => ({
      ...{ email: `new-${v7()}@example.org`, name: "New", role: "organiser", turf: [workplace] },
    }),
  },
  renewInvitationAction: { may: A, reach: "union", input: ({ seat }) => ({ seatId: seat }) },
  changeSeatAction: {
    ...{ may: A, reach: "union", form: true, needsProof: true },
    input: ({ seat }) => ({ seatId: seat, role: "observer", wholeUnion: "on" }),
  },
  disableSeatAction: { may: A, reach: "union", input: ({ seat }) => ({ seatId: seat }) },
  enableSeatAction: { may: A, reach: "union", input: ({ seat }) => ({ seatId: seat }) },
  makeResetLinkAction: {
    ...{ unready: "NOT_FOUND", may: A, reach: "union" },
    input: ({ seat }) => ({ seatId: seat }),
  },
  endSessionsOfSeatAction: { may: A, reach: "union", input: ({ seat }) => ({ seatId: seat }) },
  takeFactorsAwayAction: {
    ...{ unready: "NOT_FOUND", may: A, reach: "union", needsProof: true },
    input: ({ seat }) => ({ seatId: seat }),
  },
  countListAction: {
    ...{ may: ACOD, reach: "self" },
    input: ({ workplace }) => ({ workplaceId: workplace, followUps: false }),
  },
  revokeDeviceAction: { may: A, reach: "union", input: ({ device }) => ({ id: device }) },
  // one's own account
  changePasswordAction: {
    ...{ may: all, reach: "self", form: true, ends: true },
    input: () => ({ presentPassword: "not the present one", password: "kata yang lain sekali" }),
  },
  changeAccountAction: {
    ...{ may: all, reach: "self", form: true, ends: true },
    input: () => ({ name: "Me", email: "me@example.org", presentPassword: "not the present one" }),
  },
  chooseSeatAction: { may: [], reach: "union", form: true, input: ({ seat }) => ({ seatId: seat }) },
  endSessionAction: { may: A, reach: "union", input: ({ session }) => ({ sessionId: session }) },
  endOtherSessionsAction: { may: all, reach: "self", input: () => ({}) },
  acknowledgeDevicesAction: { may: all, reach: "self", input: () => ({}) },
  checkProofAction: { may: all, reach: "self", needsProof: true, input: () => ({}) },
  proofMeansAction: { may: all, reach: "self", input: () => ({}) },
  provePasswordAction: { ...unproved, input: () => ({ presentPassword: "not the present one" }) },
  proveCodeAction: { ...unproved, input: () => wrongCode },
  askPasskeyForProofAction: { may: all, reach: "self", unready: "NOT_FOUND", input: () => ({}) },
  provePasskeyAction: { ...unproved, input: () => ({ answer: assertion }) },
  offerAppAction: { may: all, reach: "self", needsProof: true, ends: true, input: () => ({}) },
  confirmAppAction: { ...unproved, input: () => ({ sealed: "x", ...wrongCode }) },
  removeAppAction: { may: all, reach: "self", needsProof: true, ends: true, input: () => ({}) },
  offerPasskeyAction: { may: all, reach: "self", needsProof: true, ends: true, input: () => ({}) },
  addPasskeyAction: { ...unproved, input: () => ({ answer: attestation }) },
  removePasskeyAction: { may: [], reach: "union", input: ({ session }) => ({ passkeyId: session }) },
  renewRecoveryCodesAction: { may: all, reach: "self", needsProof: true, ends: true, input: () => ({}) },
  // for visitors: a token that nobody was given opens nothing
  firstRunAction: {
    ...{ ...unproved, form: true },
    input: () => ({
      ...{ token: secret, unionName: "U", locale: "en", timeZone: "Asia/Jakarta", country: "ID" },
      ...{ name: "Me", email: "me@example.org", password: "kata yang lain sekali" },
    }),
  },
  acceptInvitationAction: {
    ...{ ...unproved, form: true },
    input: () => ({ token: secret, password: "kata yang lain sekali" }),
  },
  resetPasswordAction: {
    ...{ ...unproved, form: true },
    input: () => ({ token: secret, password: "kata yang lain sekali" }),
  },
  passWithCodeAction: { ...unproved, input: () => wrongCode },
  askPasskeyAction: { ...unproved, input: () => ({}) },
  passWithPasskeyAction: { ...unproved, input: () => ({ answer: assertion }) },
};
