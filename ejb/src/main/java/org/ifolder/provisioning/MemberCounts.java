package org.ifolder.provisioning;

/** Port: how many members each host is home to, near enough to spread new ones evenly. */
interface MemberCounts {

    /** Members that are not removed and whose home this host is. */
    long at(String hostId);
}
