/** What a client finds that knows no more than a host's name. */
package org.ifolder.wellknown;
