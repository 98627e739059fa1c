package org.ifolder.architecture.breach.catalog;

import com.unboundid.ldap.sdk.Entry;

/** Directories are the affair of one package. */
class ReadsEntries {

    Entry entry;
}
