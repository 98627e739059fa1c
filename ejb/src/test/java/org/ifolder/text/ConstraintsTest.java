package org.ifolder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Collections;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private static final ValidatorFactory VALIDATORS = Validation.byDefaultProvider().configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory();

    private record Input(@PlainText String name, @PlainText(lines = true) String description, @EmailAddress String email,
            @ListSize List<@PlainText String> labels) {
    }

    private static Refusal fault(Input input) {
        return catchThrowableOfType(Refusal.class, () -> new InputCheck(VALIDATORS).valid(input));
    }

    private static Refusal ofEmail(String email) {
        return fault(new Input(null, null, email, null));
    }

    @Test
    void aNameWithinItsLimitIsTaken() {
        assertThat(fault(new Input("n".repeat(255), null, null, null))).isNull();
    }

    @Test
    void aNameOverItsLimitIsRefusedByItsField() {
        Refusal refusal = fault(new Input("n".repeat(256), null, null, null));
        assertThat(refusal.field()).contains("name");
        assertThat(refusal).hasMessageContaining("255").extracting(Refusal::kind).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void aNameWithAControlCharacterIsRefused() {
        assertThat(fault(new Input("a\tb", null, null, null))).hasMessageContaining("control character");
    }

    @Test
    void onlyADescriptionMayHaveLines() {
        assertThat(fault(new Input(null, "one\ntwo", null, null))).isNull();
        assertThat(fault(new Input("one\ntwo", null, null, null))).isNotNull();
    }

    @Test
    void aListOverItsLimitIsRefused() {
        assertThat(fault(new Input(null, null, null, Collections.nCopies(1_001, "x")))).hasMessageContaining("1000");
    }

    @Test
    void anElementOfAListIsRefusedByTheListsField() {
        assertThat(fault(new Input(null, null, null, List.of("good", "b\u0000d"))).field()).contains("labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c@sub.example.org", "ann@localhost", "j\u00fcrgen@b\u00fccher.example", "o'neill@x.ie"})
    void emailAddressesAreTaken(String email) {
        assertThat(ofEmail(email)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann@", "@example.org", "a@b@c", "a b@example.org", ".ann@example.org", "ann.@example.org",
            "ann..b@example.org", "ann@example..org", "ann@-example.org", "ann@example.org\n", "ann@exam\u0000ple.org", "<ann@example.org>"})
    void whatIsNoEmailAddressIsRefused(String email) {
        assertThat(ofEmail(email).field()).contains("email");
    }

    @Test
    void anEmailAddressHasAHighestLength() {
        assertThat(ofEmail("a".repeat(65) + "@example.org")).isNotNull();
        assertThat(ofEmail("a@" + "b.".repeat(130) + "org")).isNotNull();
    }
}
