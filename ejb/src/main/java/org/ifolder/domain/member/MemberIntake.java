package org.ifolder.domain.member;

import org.ifolder.domain.Intake;

/**
 * What has become of one {@link DirectoryPerson}.
 *
 * @param memberId id of the member; null when refused
 * @param homeHost id of the member's home host; null when refused
 * @param reason a sentence; null unless refused
 */
public record MemberIntake(Intake intake, String memberId, String homeHost, String reason) {

    static MemberIntake of(Intake intake, Member member) {
        return new MemberIntake(intake, member.id(), member.homeHost(), null);
    }

    static MemberIntake refused(String reason) {
        return new MemberIntake(Intake.REFUSED, null, null, reason);
    }
}
