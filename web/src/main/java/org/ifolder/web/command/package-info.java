/** The header field {@code Idempotency-Key}: a command that is sent again is answered again, and acts once (R1.1). */
package org.ifolder.web.command;
