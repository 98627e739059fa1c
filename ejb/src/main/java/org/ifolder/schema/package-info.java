/** Brings this host's database to the schema that this version needs, before anything else starts. Knows no concept. */
package org.ifolder.schema;
