package org.ifolder.tool.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A token by which a new host comes into the Domain.
 *
 * @param id says which it is; of no use for joining
 * @param token what the new host is given
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JoinTokenItem(String id, String token) {

    @Override
    public String toString() {
        return "JoinTokenItem[" + id + "]";
    }
}
