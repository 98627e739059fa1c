package org.ifolder.directory;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ifolder.domain.Intake;
import org.ifolder.domain.member.MemberIntake;
import org.ifolder.identity.password.GivenPassword;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file on its way in: reads, batches, and keeps the tally. */
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportServices services;
    private final ImportOptions options;
    private final ImportTally tally;
    private final GroupMembers groupMembers;
    private final int batchSize;
    private final List<PersonEntry> batch = new ArrayList<>();

    ImportRun(ImportServices services, ImportOptions options) {
        this.services = services;
        this.options = options;
        tally = new ImportTally(services.limits().of(Limit.IMPORT_LISTED));
        groupMembers = new GroupMembers(services.members(), services.limits(), tally);
        batchSize = services.limits().of(Limit.IMPORT_BATCH);
    }

    /** Imports the whole stream. @throws IOException when it breaks off; what was read before stays imported */
    ImportResult read(InputStream ldif) throws IOException {
        LdifRecords records = new LdifRecords(ldif, services.limits().of(Limit.IMPORT_ENTRY_BYTES));
        try (GroupSpool groups = GroupSpool.open()) {
            for (Optional<LdifRecord> next = records.next(); next.isPresent(); next = records.next()) {
                sort(next.get(), groups);
            }
            takeBatch();
            for (Optional<LdifRecord> next = groups.next(); next.isPresent(); next = groups.next()) {
                takeGroup(next.get());
            }
        }
        return tally.result();
    }

    private void sort(LdifRecord record, GroupSpool groups) throws IOException {
        if (record.isBroken()) {
            tally.refuse(record.line(), record.dn(), record.fault());
            return;
        }
        switch (EntryKind.of(record.entry())) {
            case PERSON -> addPerson(record);
            case GROUP -> groups.add(record);
            default -> tally.skip(record.line(), record.dn(), "The entry is neither a person nor a group.");
        }
    }

    private void addPerson(LdifRecord record) {
        try {
            batch.add(PersonEntry.read(record, services.input(), services.limits()));
        } catch (Refusal e) {
            refuse(record, e);
        }
        if (batch.size() >= batchSize) {
            takeBatch();
        }
    }

    private void takeBatch() {
        List<MemberIntake> taken = committed(() -> services.batch().people(
                batch.stream().map(PersonEntry::person).toList(), options.homeHost()));
        for (int i = 0; i < taken.size(); i++) {
            note(batch.get(i), taken.get(i));
        }
        if (options.hashPasswords()) {
            takePasswords(taken);
        }
        batch.clear();
    }

    private void note(PersonEntry entry, MemberIntake taken) {
        if (taken.intake() == Intake.REFUSED) {
            tally.refuse(entry.line(), entry.dn(), taken.reason());
        } else {
            tally.person(taken.intake());
        }
    }

    private void takePasswords(List<MemberIntake> taken) {
        List<GivenPassword> given = new ArrayList<>();
        Map<String, PersonEntry> entries = new HashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            MemberIntake member = taken.get(i);
            PersonEntry entry = batch.get(i);
            if (member.intake() != Intake.REFUSED && entry.password() != null) {
                given.add(new GivenPassword(member.memberId(), member.homeHost(), entry.password()));
                entries.put(member.memberId(), entry);
            }
        }
        services.passwords().take(given).forEach((memberId, problem) -> {
            PersonEntry entry = entries.get(memberId);
            tally.skip(entry.line(), entry.dn(), problem);
        });
    }

    private void takeGroup(LdifRecord record) {
        try {
            GroupEntry group = GroupEntry.read(record, services.input(), services.limits());
            Set<String> memberIds = groupMembers.of(group);
            tally.group(committed(() -> services.batch().group(group, memberIds)));
        } catch (Refusal e) {
            refuse(record, e);
        }
    }

    private void refuse(LdifRecord record, Refusal refusal) {
        String field = refusal.field().map(name -> name + " ").orElse("");
        tally.refuse(record.line(), record.dn(), field + refusal.getMessage());
    }

    /** Somebody else may have taken a login name or changed a record meanwhile; a second look sees it. */
    private static <T> T committed(Supplier<T> step) {
        try {
            return step.get();
        } catch (EJBException e) {
            LOG.info("A step of an import was rolled back and is tried again", e);
            return step.get();
        }
    }
}
