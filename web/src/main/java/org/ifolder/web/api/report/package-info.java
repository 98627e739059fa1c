/** Reports: generated on the host that is asked, readable on every host by those who may (R1.3). */
package org.ifolder.web.api.report;
