package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import org.ifolder.benchmark.Reader;

/** A client that reads one entry at a time, by its name. */
final class LdapReader implements Reader {

    private final LDAPConnection connection;

    LdapReader(LDAPConnection connection) {
        this.connection = connection;
    }

    @Override
    public void read(int number) throws LDAPException {
        if (connection.getEntry(Directory.dn(number)) == null) {
            throw new IllegalStateException("there is no member " + number);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
