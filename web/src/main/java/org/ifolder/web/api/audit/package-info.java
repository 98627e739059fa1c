/** The audit trail of the host that is asked. */
package org.ifolder.web.api.audit;
