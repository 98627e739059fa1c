package org.ifolder.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who acts in the current request. */
@RequestScoped
public class CurrentActor {

    private Actor actor;
    private boolean noted;
    private boolean passedOn;

    /** What this request does, this person does. */
    public void become(Actor who) {
        actor = who;
    }

    /** Empty where no person has shown who they are. */
    public Optional<Actor> get() {
        return Optional.ofNullable(actor);
    }

    /** Whether the trail of this host holds records that this request has changed. */
    public boolean isNoted() {
        return noted;
    }

    /** The trail holds a record that this request has changed. */
    void noted() {
        noted = true;
    }

    /** Whether another host decides this request, and has it in its trail. */
    public boolean isPassedOn() {
        return passedOn;
    }

    /** Another host decides this request. */
    public void passedOn() {
        passedOn = true;
    }
}
