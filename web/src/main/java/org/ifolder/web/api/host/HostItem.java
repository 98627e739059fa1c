package org.ifolder.web.api.host;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.server.HostRole;

/** One server of the Domain (R2.1). */
@Schema(name = "Host", description = "One server of the Domain.")
public record HostItem(
        @Schema(description = "Id of the host.", examples = "7h3k9x2m1q") String id,
        @Schema(description = "Its unique name.", examples = "host0") String name,
        @Schema(description = "Its role.", examples = "MASTER") HostRole role,
        @Schema(description = "The URL that users reach.", examples = "https://127.0.0.1:8443") String publicAddress,
        @Schema(description = "The URL that other hosts reach.", examples = "https://127.0.0.1:7443") String privateAddress,
        @Schema(description = "Port of its broker, on the host of the private address.", examples = "5445") int brokerPort,
        @Schema(description = "Its state.", examples = "ACTIVE") HostState state,
        @Schema(description = "Labels such as a region.", examples = "[\"europe\"]") List<String> labels,
        @Schema(description = "Its public key as a JSON Web Key (RFC 7517).", type = SchemaType.OBJECT) @JsonRawValue String publicKey,
        @Schema(description = "The key's thumbprint (RFC 7638, SHA-256, base64url).",
                examples = "78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY") String fingerprint,
        @Schema(description = "Its public key to seal for it, as a JSON Web Key.", type = SchemaType.OBJECT) @JsonRawValue String sealingKey,
        @Schema(description = "Whether its key counts: not after it was revoked, nor once the host has left.", examples = "true")
                boolean keyInForce,
        @Schema(description = "The thumbprint of the key that it is about to have.") String nextFingerprint,
        @Schema(description = "Id of the host that took over its iFolders, where it was removed by force.") String heir) {

    static HostItem of(Host host, HostRole role) {
        return new HostItem(host.id(), host.name(), role, host.publicAddress(), host.privateAddress(), host.brokerPort(), host.state(),
                host.labels(), host.publicKey(), host.fingerprint(), host.sealingKey(), host.hasKeyInForce(),
                host.announcedFingerprint().orElse(null), host.heir().orElse(null));
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "HostPage", description = "A page of hosts.")
    record Paged(List<HostItem> items, long total, int page, int size) {
    }
}
