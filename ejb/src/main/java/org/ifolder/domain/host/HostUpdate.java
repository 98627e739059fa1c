package org.ifolder.domain.host;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.ifolder.server.Limit;
import org.ifolder.text.ListSize;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What an administrator sets of a host, as a whole.
 *
 * @param state {@code ACTIVE}, {@code MAINTENANCE} or {@code DRAINING}
 * @param brokerPort port of its broker, on the host of the private address; null for the one that it has
 * @param labels such as a region; none where null
 */
public record HostUpdate(
        @NotNull HostState state,
        @NotNull @HostAddress String publicAddress,
        @NotNull @HostAddress String privateAddress,
        @Min(1) @Max(65_535) Integer brokerPort,
        @ListSize(limit = Limit.LABELS) List<@NotNull @PlainText(limit = Limit.LABEL) String> labels) {

    public HostUpdate {
        publicAddress = Text.clean(publicAddress);
        privateAddress = Text.clean(privateAddress);
        labels = labels == null ? List.of() : labels.stream().map(Text::clean).distinct().toList();
    }
}
