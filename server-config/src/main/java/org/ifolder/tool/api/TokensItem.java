package org.ifolder.tool.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a login is answered with.
 *
 * @param accessToken counts for some minutes, at one host
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TokensItem(String accessToken) {

    /** Names no token. */
    @Override
    public String toString() {
        return "tokens";
    }
}
