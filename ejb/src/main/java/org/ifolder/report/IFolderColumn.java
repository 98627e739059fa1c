package org.ifolder.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.RightLevel;
import org.ifolder.catalog.UsageFigures;
import org.ifolder.domain.member.Member;

/** The columns of a report on iFolders, in order (R6.1). A cell is a text, a number, a truth value or null for unknown. */
enum IFolderColumn {

    ID("id", ifolder(IFolder::key)),
    NAME("name", ifolder(IFolder::name)),
    DESCRIPTION("description", ifolder(IFolder::description)),
    HOST("host", ifolder(IFolder::host)),
    HOST_NAME("hostName", row -> row.hostName().orElse(null)),
    OWNER("owner", ifolder(found -> found.owner().orElse(null))),
    OWNER_LOGIN("ownerLoginName", owner(Member::loginName)),
    OWNER_NAME("ownerDisplayName", owner(Member::displayName)),
    OWNER_EMAIL("ownerEmail", owner(Member::email)),
    OWNER_STATE("ownerState", owner(member -> member.state() == null ? null : member.state().name())),
    ORPHANED("orphaned", ifolder(IFolder::isOrphaned)),
    ENABLED("enabled", ifolder(IFolder::isEnabled)),
    CREATED("created", ifolder(found -> text(found.created()))),
    MODIFIED("modified", ifolder(found -> text(found.modified()))),
    SIZE("sizeBytes", usage(UsageFigures::sizeBytes)),
    FILES("files", usage(UsageFigures::files)),
    FOLDERS("folders", usage(UsageFigures::folders)),
    HOLDERS("membersWithRight", row -> row.facts().holdersOfAny()),
    READ_WRITE("membersReadWrite", row -> row.facts().holders(RightLevel.READ_WRITE)),
    READ_ONLY("membersReadOnly", row -> row.facts().holders(RightLevel.READ_ONLY));

    private final String title;
    private final Function<IFolderRow, Object> cell;

    IFolderColumn(String title, Function<IFolderRow, Object> cell) {
        this.title = title;
        this.cell = cell;
    }

    /** The columns' names. */
    static List<String> titles() {
        return Arrays.stream(values()).map(column -> column.title).toList();
    }

    /** A row's cells, one for each column. */
    static List<Object> cells(IFolderRow row) {
        List<Object> cells = new ArrayList<>();
        for (IFolderColumn column : values()) {
            cells.add(column.cell.apply(row));
        }
        return cells;
    }

    private static Function<IFolderRow, Object> ifolder(Function<IFolder, Object> part) {
        return row -> part.apply(row.facts().ifolder());
    }

    private static Function<IFolderRow, Object> owner(Function<Member, Object> part) {
        return row -> row.owner().map(part).orElse(null);
    }

    private static Function<IFolderRow, Object> usage(Function<UsageFigures, Object> part) {
        return row -> row.facts().usage().map(part).orElse(null);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
