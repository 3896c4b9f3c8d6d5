import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

// Loaded when it is used: most users never do.
const library = () => import("@simplewebauthn/browser");

/** The answer of a passkey, or null when the user or the device would not. */
export async function signWithPasskey(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
  const { startAuthentication } = await library();
  return startAuthentication({ optionsJSON }).catch(() => null);
}

/** A new passkey, or null when the user or the device would not, or the device has one already. */
export async function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
  const { startRegistration } = await library();
  return startRegistration({ optionsJSON }).catch(() => null);
}
