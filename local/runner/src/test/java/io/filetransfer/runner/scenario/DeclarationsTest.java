package io.filetransfer.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "localstack", "moto", "unknown"})
    void of_knownKind_hasAnAccountAndAReasonForAllThatItLacks(String kind) {
        assertThat(Declarations.of(kind).account()).matches("\\d{12}");
        assertThat(Declarations.of(kind).lacks().values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void of_kindWithoutDeclarations_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Declarations.of("mars"))
                .withMessageContaining("'mars'");
    }

    @Test
    void missing_oneOfWhatIsNeeded_isNamedWithItsReason() {
        Declarations moto = Declarations.of("moto");

        assertThat(moto.missing(Capability.conditionalDelete, Capability.conditionalCopy))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("no conditionalCopy: moto"));
        assertThat(moto.missing(Capability.conditionalDelete)).isEmpty();
    }
}
