/** The one seam through which Artemis gets the TLS contexts of the link between hosts. Knows only Artemis. */
package org.ifolder.linktls;
