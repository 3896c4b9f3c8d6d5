import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { Stop } from "../terminal.mjs";

/**
 * @typedef {{ recipient: string } | { passphrase: string }} Lock What a backup is encrypted to.
 * @typedef {{ identity: string } | { passphrase: string }} Key What opens it.
 */

/** A new pair: `identity` opens, `recipient` only closes. */
export async function newPair() {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * Encrypts a stream, and gives back what opens it for the check that follows. To a recipient: a second key of this one file, which
 * nothing keeps; the operator's own is not on this machine. With a passphrase, which age allows alone only: the passphrase.
 *
 * @param {Readable} plain
 * @param {Lock} lock
 * @returns {Promise<{ sealed: Readable, key: Key }>}
 */
export async function encrypted(plain, lock) {
  const encrypter = new Encrypter();
  const key = "passphrase" in lock ? { passphrase: lock.passphrase } : await newPair();
  if ("passphrase" in lock) encrypter.setPassphrase(lock.passphrase);
  else for (const recipient of [lock.recipient, key.recipient]) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(Readable.toWeb(plain));
  return { sealed: Readable.fromWeb(sealed), key };
}

/**
 * The plain bytes of an encrypted file. Refuses with a sentence what is no such file, or what this key does not open.
 *
 * @param {string} file
 * @param {Key} key
 * @returns {Promise<Readable>}
 */
export async function decrypted(file, key) {
  const decrypter = new Decrypter();
  if ("passphrase" in key) decrypter.addPassphrase(key.passphrase);
  else decrypter.addIdentity(key.identity);
  const source = createReadStream(file);
  try {
    return Readable.fromWeb(await decrypter.decrypt(Readable.toWeb(source)));
  } catch (error) {
    source.destroy();
    throw explained(error, key);
  }
}

function explained(error, key) {
  if (error.code === "ENOENT") return new Stop("There is no such file.");
  if (!/no identity matched/.test(error.message))
    return new Stop("This is no backup of Serikat, or its beginning is damaged.", "Try another copy of it.");
  return "passphrase" in key
    ? new Stop("The passphrase does not open this backup.", "Give the one that it was made with.")
    : new Stop(
        "The key does not open this backup.",
        "Give the key file that was made with this installation.",
      );
}
