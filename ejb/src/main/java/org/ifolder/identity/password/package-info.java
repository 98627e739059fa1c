/**
 * Passwords: hashed, kept at the member's home host alone, in no collection and in no log (R4.1, R4.5). Also the administrator's
 * credential of this stage. Neighbours: {@code domain.member}, {@code peer}, {@code server}, {@code text},
 * {@code access}, {@code refusal}.
 */
package org.ifolder.identity.password;
