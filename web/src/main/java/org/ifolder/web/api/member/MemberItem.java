package org.ifolder.web.api.member;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;

/** A person provisioned in the Domain (R3.1). */
@Schema(name = "Member", description = "A person provisioned in the Domain.")
public record MemberItem(
        @Schema(description = "Id of the member; never used again.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") String id,
        @Schema(description = "Login name, unique ignoring case and Unicode normalisation.", examples = "kvaughan") String loginName,
        @Schema(description = "Login names of before, the newest first.", examples = "[\"kmiller\"]") List<String> formerNames,
        @Schema(description = "Given name.", examples = "Kirsten") String givenName,
        @Schema(description = "Family name.", examples = "Vaughan") String familyName,
        @Schema(description = "The name to show.", examples = "Kirsten Vaughan") String displayName,
        @Schema(description = "E-mail address.", examples = "kvaughan@example.com") String email,
        @Schema(description = "Id of the home host.", examples = "7h3k9x2m1q") String homeHost,
        @Schema(description = "Whether the member may log in.", examples = "ACTIVE") MemberState state,
        @Schema(description = "Whether the member was made here or comes from a directory.", examples = "DIRECTORY")
        RecordSource.Kind source,
        @Schema(description = "The directory entry's UUID, where it has one.", examples = "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
        String entryUuid,
        @Schema(description = "The directory entry's distinguished name.", examples = "uid=kvaughan,ou=People,dc=example,dc=com")
        String entryDn) {

    /** The record as the API shows it. */
    public static MemberItem of(Member member) {
        return new MemberItem(member.id(), member.loginName(), member.formerNames(), member.givenName(), member.familyName(),
                member.displayName(), member.email(), member.homeHost(), member.state(), member.source().kind(),
                member.source().uuid(), member.source().dn());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "MemberPage", description = "A page of members.")
    public record Paged(List<MemberItem> items, long total, int page, int size) {
    }
}
