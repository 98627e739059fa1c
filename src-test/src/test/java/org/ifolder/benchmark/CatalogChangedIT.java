package org.ifolder.benchmark;

import java.util.List;
import org.ifolder.test.grid.GridHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case (b): catalog records changed at one slave, until visible at the master and the other slave; beside members changed at the master. */
@Tag("benchmark")
class CatalogChangedIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int IFOLDERS = 4_000;

    @RegisterExtension
    static final Systems systems = new Systems();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void iFoldersChangedAtASlaveUntilVisibleEverywhere(int writers) {
        IFolderDomain domain = systems.ifolder();
        ReplicatedRecords catalog = new CatalogOfASlave(domain, IFOLDERS);
        Figures rates = new Figures("b", Load.inWords(writers), "changes/s");
        Throughput.warmUp(List.of(catalog, domain), writers);
        int changes = writers == 1 ? 1_000 : IFOLDERS;
        for (int round = 0; round < ROUNDS; round++) {
            rates.add(catalog.name(), Throughput.of(catalog, writers, changes));
            rates.add(domain.name(), Throughput.of(domain, writers, changes));
        }
        rates.note();
    }

    /** iFolders of the first slave in the place of members: those who get the changes are the master and the other slave. */
    private static final class CatalogOfASlave implements ReplicatedRecords {

        private final IFolderDomain domain;
        private final GridHost authority;
        private final List<GridHost> others;

        CatalogOfASlave(IFolderDomain domain, int ifolders) {
            this.domain = domain;
            this.authority = domain.slave(0);
            this.others = List.of(domain.master(), domain.slave(1));
            domain.drive(authority, "ifolders/made?count=" + ifolders + "&home=" + domain.idOf(authority));
        }

        @Override
        public String name() {
            return "iFolder, catalog at a slave";
        }

        @Override
        public List<Commit> change(Load load) {
            return domain.drive(authority, "ifolders", load);
        }

        @Override
        public int records() {
            return IFOLDERS;
        }

        @Override
        public int slaves() {
            return others.size();
        }

        @Override
        public boolean shows(int other, int number, String mark) {
            return domain.number(others.get(other), "select count(*) from ifolder where search_name = ? and description = ?",
                    "benchmark-%07d".formatted(number), mark) == 1;
        }

        @Override
        public long marked(int other, String mark) {
            return domain.number(others.get(other), "select count(*) from ifolder where description = ?", mark);
        }
    }
}
