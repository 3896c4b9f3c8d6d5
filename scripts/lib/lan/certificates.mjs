import "reflect-metadata";
import { createHash, webcrypto } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from "@peculiar/asn1-x509";
import * as x509 from "@peculiar/x509";
import { PRIVATE_NETWORKS } from "./addresses.mjs";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const NAME_CONSTRAINTS = "2.5.29.30";
const DAY_MS = 86_400_000;
/** Phones refuse a certificate of more than 825 days; an authority may live longer. */
const AUTHORITY_DAYS = 3650;
const LEAF_DAYS = 397;
const RENEW_DAYS = 60;

x509.cryptoProvider.set(webcrypto);

/** An authority of this machine: it can vouch for nothing but private networks and names that end in .local. */
export async function makeAuthority({ name, now = new Date() }) {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Serikat ${name}, O=Serikat`,
    keys,
    signingAlgorithm: ALGORITHM,
    ...span(now, AUTHORITY_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(NAME_CONSTRAINTS, true, localOnly()),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await toPem(keys.privateKey) };
}

/** A certificate for the server, of the authority, for these addresses and names. */
export async function makeLeaf({ authority, addresses, names, now = new Date() }) {
  const issuer = new x509.X509Certificate(authority.certificate);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${names[0] ?? addresses[0]}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await fromPem(authority.key),
    signingAlgorithm: ALGORITHM,
    ...span(now, LEAF_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        [
          ...addresses.map((value) => ({ type: "ip", value })),
          ...names.map((value) => ({ type: "dns", value })),
        ],
        false,
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await toPem(keys.privateKey) };
}

/** True when it is of another authority, for other names, or nears its end. */
export function isStale({ certificate, authority, addresses, names, now = new Date() }) {
  const [leaf, issuer] = [new x509.X509Certificate(certificate), new x509.X509Certificate(authority)];
  const { names: known } = leaf.getExtension(x509.SubjectAlternativeNameExtension) ?? {};
  const has = (known?.toJSON() ?? []).map(({ value }) => value).sort();
  const wants = [...addresses, ...names].sort();
  return nearsEnd(certificate, now) || leaf.issuer !== issuer.subject || has.join() !== wants.join();
}

export const nearsEnd = (certificate, now = new Date()) =>
  new x509.X509Certificate(certificate).notAfter.getTime() - now.getTime() < RENEW_DAYS * DAY_MS;

export const toDer = (certificate) => Buffer.from(new x509.X509Certificate(certificate).rawData);

export const nameOf = (certificate) => new x509.X509Certificate(certificate).subjectName.getField("CN")[0];

/** As phones show it: pairs of hexadecimal digits. */
export const fingerprintOf = (certificate) =>
  createHash("sha256").update(toDer(certificate)).digest("hex").toUpperCase().match(/../g).join(" ");

// A day early: the clock of a phone may be slow.
const span = (now, days) => ({
  notBefore: new Date(now.getTime() - DAY_MS),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

function localOnly() {
  const permitted = [
    new GeneralName({ dNSName: "local" }),
    ...PRIVATE_NETWORKS.map(([network, bits]) => new GeneralName({ iPAddress: `${network}/${bits}` })),
  ];
  const subtrees = new GeneralSubtrees(permitted.map((base) => new GeneralSubtree({ base })));
  return AsnConvert.serialize(new NameConstraints({ permittedSubtrees: subtrees }));
}

const toPem = async (key) =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), x509.PemConverter.PrivateKeyTag);

const fromPem = (pem) =>
  webcrypto.subtle.importKey("pkcs8", x509.PemConverter.decodeFirst(pem), ALGORITHM, false, ["sign"]);
