package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import org.ifolder.benchmark.Reader;

/** A client that searches one entry at a time, by an attribute that has an index. */
final class LdapReader implements Reader {

    /** Each member's number. */
    static final String ATTRIBUTE = "employeeNumber";

    private final LDAPConnection connection;

    LdapReader(LDAPConnection connection) {
        this.connection = connection;
    }

    @Override
    public void read(int number) throws LDAPException {
        int found = connection.search(Directory.SUFFIX, SearchScope.SUB, Filter.createEqualityFilter(ATTRIBUTE, Integer.toString(number))).getEntryCount();
        if (found != 1) {
            throw new IllegalStateException(found + " members have the number " + number);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
