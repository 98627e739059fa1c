package org.ifolder.report;

import java.util.Optional;
import org.ifolder.catalog.IFolderFacts;
import org.ifolder.domain.member.Member;

/**
 * What one row of a report on iFolders tells of.
 *
 * @param facts the iFolder
 * @param owner its owner; empty for an orphan, and while the owner's record has not come here
 * @param hostName name of the host on which it lives; empty while that host's record has not come here
 */
record IFolderRow(IFolderFacts facts, Optional<Member> owner, Optional<String> hostName) {
}
