package org.ifolder.catalog;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/**
 * The iFolders of a member, which each client asks for first and often. By JDBC: EclipseLink prepares a query anew for each page that is asked for, and
 * makes a persistence context and entities for it, which takes several times as long as the database does.
 */
@ApplicationScoped
class MyIFolders {

    private static final String WHICH = " from ifolder_right r join ifolder f on f.record_key = r.ifolder_key join member m on m.record_key = r.member_id"
            + " where r.member_id = ? and r.removed = false and f.removed = false and m.removed = false and m.state = 'ACTIVE'";
    private static final String NAMED = " and f.search_name like ?";
    private static final String PAGE = "select f.record_key, f.name, r.right_level, f.owner_id, f.host_id";
    private static final String ORDER = " order by f.search_name, f.record_key limit ? offset ?";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    /**
     * One of them.
     *
     * @param owner id of the member who owns it; null for an orphan
     * @param host id of the host on which it lives
     */
    record Row(String id, String name, RightLevel right, String owner, String host) {

        private static Row of(ResultSet columns) throws SQLException {
            return new Row(columns.getString(1), columns.getString(2), RightLevel.valueOf(columns.getString(3)), columns.getString(4),
                    columns.getString(5));
        }
    }

    /** Those on which the member holds a right that counts (R1.5), by name. */
    Page<Row> page(String memberId, PageRequest request) {
        return Page.of(rows(memberId, request), request, () -> count(memberId, request));
    }

    private List<Row> rows(String memberId, PageRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement asked = connection.prepareStatement(PAGE + which(request) + ORDER)) {
            int bound = bind(asked, memberId, request);
            asked.setInt(bound + 1, request.size());
            asked.setInt(bound + 2, request.offset());
            try (ResultSet found = asked.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(Row.of(found));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new PersistenceException("a member's iFolders could not be read", e);
        }
    }

    private long count(String memberId, PageRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement asked = connection.prepareStatement("select count(*)" + which(request))) {
            bind(asked, memberId, request);
            try (ResultSet found = asked.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new PersistenceException("a member's iFolders could not be counted", e);
        }
    }

    private static String which(PageRequest request) {
        return request.query() == null ? WHICH : WHICH + NAMED;
    }

    private static int bind(PreparedStatement asked, String memberId, PageRequest request) throws SQLException {
        asked.setString(1, memberId);
        if (request.query() == null) {
            return 1;
        }
        asked.setString(2, Text.beginsWith(request.query()));
        return 2;
    }
}
