/** The hosts of the Domain: their records (R2.1), lookups, changes by an administrator, and the registration of new ones. */
package org.ifolder.domain.host;
