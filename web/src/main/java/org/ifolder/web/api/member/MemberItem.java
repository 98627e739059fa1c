package org.ifolder.web.api.member;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;

/** A person provisioned in the Domain (R3.1). */
@Schema(name = "Member", description = "A person provisioned in the Domain.")
public record MemberItem(
        @Schema(description = "Id of the member.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") String id,
        @Schema(description = "The unique login name.", examples = "zoe.keller") String loginName,
        @Schema(description = "Login names before.", examples = "[\"zoe.meyer\"]") List<String> formerNames,
        @Schema(description = "Given name.", examples = "Zoë") String givenName,
        @Schema(description = "Family name.", examples = "Keller") String familyName,
        @Schema(description = "Name to show.", examples = "Zoë Keller") String displayName,
        @Schema(description = "E-mail address.", examples = "zoe.keller@example.com") String email,
        @Schema(description = "Id of the home host.", examples = "9b1c4f6g8j") String homeHost,
        @Schema(description = "Whether the member may log in.", examples = "ACTIVE") MemberState state,
        @Schema(description = "Where the member comes from.", examples = "LOCAL") RecordSource.Kind source) {

    /** The form of a member. */
    public static MemberItem of(Member member) {
        return new MemberItem(member.id(), member.loginName(), member.formerNames(), member.givenName(), member.familyName(),
                member.displayName(), member.email(), member.homeHost(), member.state(),
                member.source() == null ? null : member.source().kind());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "MemberPage", description = "A page of members.")
    public record Paged(List<MemberItem> items, long total, int page, int size) {

        /** An example of one, for groups' members as well. */
        public static final String EXAMPLE = "{\"items\":[" + MembersResource.EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}";
    }
}
