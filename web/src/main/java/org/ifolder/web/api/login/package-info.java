/** Logging in, and the tokens that show it (R4.1, R4.2, R4.4). */
package org.ifolder.web.api.login;
