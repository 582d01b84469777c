package battwheels.evfi.library;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Subsystem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a new organization finds before it has written anything. */
class StarterLibraryTest {
    private static final List<FailureCard> CARDS = StarterLibrary.cards();

    private static long tagged(String tag) {
        return CARDS.stream().filter(card -> card.tags().contains(tag)).count();
    }

    @Test
    void everyCardIsInUseOnceAndSaysWhereItComesFrom() {
        assertThat(CARDS).hasSize(14 + 12 + 108 + 60);
        assertThat(CARDS.stream().map(FailureCard::failureId)).doesNotHaveDuplicates();
        assertThat(CARDS).allMatch(card -> card.status() == CardStatus.APPROVED);
        assertThat(CARDS).allMatch(card -> card.provenance().sourceReference() != null);
        assertThat(StarterLibrary.cards()).isEqualTo(CARDS);
    }

    @Test
    void fourteenHaveAGuidedDiagnosisSpreadAsTheContractSays() {
        Map<Subsystem, Long> trees = CARDS.stream()
                .filter(card -> card.diagnosis().diagnosticTree() != null)
                .collect(Collectors.groupingBy(FailureCard::subsystemCategory, Collectors.counting()));

        assertThat(trees)
                .isEqualTo(Map.of(
                        Subsystem.BATTERY, 4L, Subsystem.WIRING, 4L, Subsystem.CONTROLLER, 3L, Subsystem.MOTOR, 3L));
    }

    @Test
    void twelvePatternsFitEighteenModels() {
        assertThat(CARDS.stream()
                        .mapToInt(card -> card.fit().vehicleModels().size())
                        .filter(models -> models == 18)
                        .count())
                .isEqualTo(12);
    }

    @Test
    void twoThreeAndFourWheelersAreThere() {
        assertThat(tagged("2w")).isEqualTo(48);
        assertThat(tagged("3w_passenger") + tagged("3w_cargo")).isEqualTo(30);
        assertThat(tagged("recall")).isEqualTo(60);
    }
}
