/**
 * Passing a command on to the host that decides it (R1.1): one hop, with an idempotency key, answered with that host's answer.
 * Resource methods say by annotation who decides; what they find out only from the body they say by {@link org.ifolder.peer.ActsElsewhere}.
 */
package org.ifolder.web.passing;
