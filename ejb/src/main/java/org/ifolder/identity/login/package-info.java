/**
 * Logging in at the home host, and the tokens that show it there and at other hosts (R4.1, R4.4). What a password is and who has which,
 * {@link org.ifolder.identity.password} knows.
 */
package org.ifolder.identity.login;
