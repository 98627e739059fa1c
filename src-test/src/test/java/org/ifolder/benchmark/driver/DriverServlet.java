package org.ifolder.benchmark.driver;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ifolder.benchmark.Commit;
import org.ifolder.benchmark.Load;
import org.ifolder.benchmark.Writer;
import org.ifolder.benchmark.Writers;
import org.ifolder.catalog.IFolders;
import org.ifolder.domain.member.Members;

/**
 * {@code POST members} and {@code POST ifolders} with the parameters of a {@link Load}: the answer has a line for each commit, the
 * member's or iFolder's number and the microseconds since 1970. {@code POST ifolders/made} with {@code count}, {@code owners} and
 * {@code home}, the id of this host, makes iFolders of as many members who live here.
 */
@WebServlet("/*")
public class DriverServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String EJBS = "java:global/ifolder/ifolder-ejb/";

    @EJB(lookup = EJBS + "Members!org.ifolder.domain.member.Members")
    private transient Members members;

    @EJB(lookup = EJBS + "IFolders!org.ifolder.catalog.IFolders")
    private transient IFolders ifolders;

    private transient ChangedMembers changedMembers;

    private transient ChangedIFolders changedIFolders;

    @Override
    public synchronized void init() {
        changedMembers = new ChangedMembers(members);
        changedIFolders = new ChangedIFolders(members, ifolders);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getPathInfo()) {
            case "/members" -> write(changedMembers::writer, request, response);
            case "/ifolders" -> write(changedIFolders::writer, request, response);
            case "/ifolders/made" -> changedIFolders.make(number(request, "count"), number(request, "owners"), request.getParameter("home"));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static Load load(HttpServletRequest request) {
        return new Load(number(request, "writers"), number(request, "changes"), number(request, "perSecond"), request.getParameter("mark"));
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }

    private static void write(Callable<Writer> opening, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Commit> commits;
        try (Writers writers = new Writers(opening)) {
            commits = writers.write(load(request));
        }
        response.setContentType("text/plain");
        PrintWriter writer = response.getWriter();
        commits.forEach(commit -> writer.println(commit.member() + " " + commit.atMicros()));
    }
}
