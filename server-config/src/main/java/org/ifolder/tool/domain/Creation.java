package org.ifolder.tool.domain;

import java.util.Map;
import java.util.Optional;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.DomainItem;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.folder.DomainFolder;

/** Makes a host the master of a new Domain. */
public final class Creation {

    private final HostApi host;
    private final Credential administrator;

    /**
     * A creation at a host.
     *
     * @param folder where the host's settings are
     * @param host name of the host that becomes master
     */
    public Creation(DomainFolder folder, String host) {
        this.host = new DomainApi(folder).asOperator(folder.host(host));
        this.administrator = folder.administrator();
    }

    /**
     * Creates the Domain, unless the host is in one already.
     *
     * @param name the Domain's name
     * @return what happened, as a line
     */
    public String create(String name) {
        Optional<DomainItem> present = host.getIfJoined("domain", DomainItem.class);
        if (present.isPresent()) {
            return host.host() + " is in Domain " + present.get().name() + " already";
        }
        DomainItem made = host.post("domain", Map.of("name", name, "administrator",
                Map.of("loginName", administrator.login(), "password", administrator.password())), DomainItem.class);
        return "Domain " + made.name() + " created, its master is " + host.host();
    }
}
