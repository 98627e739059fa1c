package org.ifolder.web.command;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.command.CommandJournal;
import org.ifolder.command.CommandKey;
import org.ifolder.web.rest.IncomingBody;
import org.ifolder.web.security.CurrentCaller;

/** Lets a {@link Command} with a key act once. */
@Command
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class CommandInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CommandJournal journal;

    @Inject
    private transient IdempotencyKey key;

    @Inject
    private transient CurrentCaller caller;

    @Inject
    private transient IncomingBody body;

    @Inject
    private transient HttpServletRequest request;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        Optional<String> given = key.find();
        if (given.isEmpty()) {
            return invocation.proceed();
        }
        CommandKey command = new CommandKey(callerName(), given.get());
        return RecordedAnswer.replay(journal.once(command, fingerprint(), () -> RecordedAnswer.of(invocation.proceed())));
    }

    private String callerName() {
        return caller.find().map(CommandInterceptor::nameOf).orElseGet(() -> "host:" + caller.host().orElse(""));
    }

    private static String nameOf(Caller person) {
        return person.isMember() ? "member:" + person.memberId() : "operator:" + person.login();
    }

    private String fingerprint() {
        return Fingerprint.of(request.getMethod(), request.getPathInfo(), request.getQueryString(), request.getHeader("If-Match"),
                body.bytes());
    }
}
