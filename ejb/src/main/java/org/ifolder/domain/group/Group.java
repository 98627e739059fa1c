package org.ifolder.domain.group;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.SourcePayload;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.text.Text;

/** A named set of members (R1.1). Names of groups need not be unique, as they are not in directories. */
@Entity
@Table(name = "member_group")
public class Group extends ReplicatedRecord {

    @Column(name = "name")
    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "description")
    private String description;

    @Embedded
    private RecordSource source = RecordSource.local();

    protected Group() {
    }

    Group(String id) {
        super(id);
    }

    public String id() {
        return key();
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public RecordSource source() {
        return source == null ? RecordSource.local() : source;
    }

    /** What the group is called at present. */
    public GroupDetails details() {
        return new GroupDetails(name, description);
    }

    void describe(GroupDetails details) {
        describe(details.name(), details.description());
    }

    private void describe(String newName, String newDescription) {
        name = newName;
        nameKey = Text.searchKey(name);
        description = newDescription;
    }

    void source(RecordSource newSource) {
        source = newSource;
    }

    GroupPayload payload() {
        return new GroupPayload(name, description, SourcePayload.of(source));
    }

    /** All as it came, to the letter: what is told again must be the same. */
    void take(GroupPayload payload) {
        describe(payload.name(), payload.description());
        source(SourcePayload.read(payload.source()));
    }
}
