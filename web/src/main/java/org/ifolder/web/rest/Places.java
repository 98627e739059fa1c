package org.ifolder.web.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of resources, which are the same below each host's API. */
public final class Places {

    private static final Pattern BELOW_API = Pattern.compile(".*?/(?:api|private)/v1/(.*)");

    private Places() {
    }

    /** The part of an address that follows the API's base, whichever host's; empty where the address is outside of the API. */
    public static Optional<String> belowApi(String address) {
        Matcher matcher = BELOW_API.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
