package org.ifolder.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R3.1")
class LoginNameTest {

    private static final Limits LIMITS = Limits.standard();

    private static LoginName login(String text) {
        return LoginName.of(text, LIMITS);
    }

    @ParameterizedTest
    @CsvSource({"KVaughan,kvaughan", "Zo\u00eb,zoe\u0308", "\uff21nn,ann", "\u0416\u0415\u041d\u042f,\u0436\u0435\u043d\u044f"})
    void namesAreTheSameIgnoringCaseWidthAndNormalisation(String one, String other) {
        assertThat(login(one).key()).isEqualTo(login(other).key());
    }

    @Test
    void theNameIsKeptAsItWasGiven() {
        assertThat(login(" KVaughan ").name()).isEqualTo("KVaughan");
    }

    @Test
    void theKeyOfAKeyIsTheKey() {
        assertThat(login(login("\u0130stanbul").key()).key()).isEqualTo(login("\u0130stanbul").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a b", "a\u0000b", "a\u0007", "a\nb", "a:b", "a\u200db", "\ufb01", "a\u00adb", "a\u202eb"})
    void whatALoginNameMayNotHoldIsRefused(String text) {
        assertThatThrownBy(() -> login(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.field()).contains("loginName");
        });
    }

    @Test
    void aLoginNameHasAHighestLength() {
        assertThat(login("a".repeat(64)).key()).hasSize(64);
        assertThatThrownBy(() -> login("a".repeat(65))).isInstanceOf(Refusal.class).hasMessageContaining("64");
    }
}
