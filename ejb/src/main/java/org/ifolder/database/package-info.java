/** What differs between the databases that a host may have, H2 and PostgreSQL, and is said nowhere else. Knows no concept. */
package org.ifolder.database;
