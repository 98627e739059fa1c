package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import org.ifolder.benchmark.Writer;

/** A client that modifies one attribute of an entry at a time. */
final class LdapWriter implements Writer {

    private final LDAPConnection connection;

    LdapWriter(LDAPConnection connection) {
        this.connection = connection;
    }

    @Override
    public void change(int member, String mark) throws LDAPException {
        connection.modify(Directory.dn(member), new Modification(ModificationType.REPLACE, Directory.MARK, mark));
    }

    @Override
    public void close() {
        connection.close();
    }
}
