package org.ifolder.web.api.discovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.host.Host;

/** The host at which a login name is at home. */
@Schema(name = "Home", description = "The host at which a login name is at home.")
public record HomeItem(
        @Schema(description = "Id of the host.", examples = "01jd2v9k3p") String host,
        @Schema(description = "Its name.", examples = "host1") String name,
        @Schema(description = "The URL that users reach.", examples = "https://paris.example.org:8443") String publicAddress) {

    static HomeItem of(Host host) {
        return new HomeItem(host.id(), host.name(), host.publicAddress());
    }
}
