/**
 * The members of the Domain: their records (R3.1), unique login names, and their life. Tells others of a removal by
 * {@link org.ifolder.domain.member.MemberRemoved}. Which host becomes a member's home, {@code provisioning} decides.
 */
package org.ifolder.domain.member;
