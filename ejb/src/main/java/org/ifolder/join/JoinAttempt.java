package org.ifolder.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.ifolder.join.JoinStepReport.State;
import org.ifolder.refusal.Refusal;

/** The last attempt of this host to be let in by a master, until it ends: which step it does, or at which it failed and why. */
@ApplicationScoped
class JoinAttempt {

    private volatile JoinStepReport last;

    void at(JoinStep step, String detail) {
        last = JoinStepReport.of(step, State.DOING, detail);
    }

    /** Notes that the attempt has ended. @return what to tell who asked for it */
    Refusal failed(JoinStep step, Refusal.Kind kind, String detail, String cure) {
        last = new JoinStepReport(step, State.FAILED, detail, cure);
        return Refusal.of(kind, step.title() + ": " + detail + " " + cure);
    }

    /** The steps up to {@link JoinStep#RECEIVE_RECORD} of a host that is in no Domain yet. */
    List<JoinStepReport> steps() {
        JoinStepReport reached = last;
        List<JoinStepReport> steps = new ArrayList<>();
        for (JoinStep step : JoinStep.values()) {
            if (reached == null || step.compareTo(reached.step()) > 0) {
                steps.add(JoinStepReport.of(step, State.WAITING, null));
            } else {
                steps.add(step == reached.step() ? reached : JoinStepReport.of(step, State.DONE, null));
            }
        }
        return steps;
    }
}
