package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ifolder.refusal.Refusal;

/** Asserts that a boundary refuses. */
final class Refusals {

    private Refusals() {
    }

    static void assertRefused(Refusal.Kind kind, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).matches(refusal -> refusal.kind() == kind, "is " + kind);
    }

    static void assertRefused(Refusal.Kind kind, String field, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act)
                .matches(refusal -> refusal.kind() == kind, "is " + kind)
                .matches(refusal -> refusal.field().filter(field::equals).isPresent(), "names " + field);
    }
}
