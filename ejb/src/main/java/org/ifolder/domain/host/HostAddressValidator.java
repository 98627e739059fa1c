package org.ifolder.domain.host;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.text.Text;

/** Judges {@link HostAddress}. */
public class HostAddressValidator implements ConstraintValidator<HostAddress, String> {

    private static final int HIGHEST_PORT = 65_535;

    @Inject
    private Limits limits = Limits.standard();

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        if (address == null) {
            return true;
        }
        if (Text.length(address) > limits.of(Limit.ADDRESS)) {
            return false;
        }
        try {
            URI url = new URI(address);
            return "https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null
                    && url.getPort() != 0 && url.getPort() <= HIGHEST_PORT
                    && url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
