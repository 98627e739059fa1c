package org.ifolder.domain.host;

/**
 * A key that a host is about to use in the place of its own: trusted beside that until then (R2.6).
 *
 * @param publicKey the key as a JSON Web Key (RFC 7517)
 * @param sealingKey the one to seal for it, as a JSON Web Key
 * @param certificate its certificate, signed by the key that it replaces: DER (RFC 5280) as base64
 */
public record AnnouncedKey(String publicKey, String sealingKey, String certificate) {
}
