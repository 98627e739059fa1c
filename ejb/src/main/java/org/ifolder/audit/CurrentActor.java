package org.ifolder.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who acts in the current request. */
@RequestScoped
public class CurrentActor {

    private Actor actor;
    private boolean noted;

    /** What this request does, this person does. */
    public void become(Actor who) {
        actor = who;
    }

    /** Empty where no person has shown who they are. */
    public Optional<Actor> get() {
        return Optional.ofNullable(actor);
    }

    /** Whether the trail holds already what this request has done. */
    public boolean isNoted() {
        return noted;
    }

    /** The trail, of this host or of another, holds what this request does. */
    public void noted() {
        noted = true;
    }
}
