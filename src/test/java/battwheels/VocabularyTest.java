package battwheels;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.identity.Permission;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.streams.EventType;
import battwheels.platform.streams.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Path SOURCES = Path.of("src/main/java/battwheels");

    /** What events are named in the files in which domains write them. */
    private static final Pattern NAMED = Pattern.compile("\"([a-z_]{2,30}\\.[a-z_]{2,40})\"");

    private static final Pattern DRAFTED = Pattern.compile("new EventDraft\\(\\s*\"([a-z_.]+)\"");

    private static final List<String> CONTRACT = List.of(
            "ticket.created",
            "ticket.updated",
            "ticket.assigned",
            "ticket.status_changed",
            "ticket.resolved",
            "ticket.closed",
            "failure_card.created",
            "failure_card.updated",
            "failure_card.deprecated",
            "failure_card.approved",
            "failure_card.used",
            "failure.new_detected",
            "ai.match_requested",
            "ai.match_completed",
            "ai.confidence_updated",
            "ai.pattern_detected",
            "technician.action_started",
            "technician.action_completed",
            "inventory.low_stock",
            "inventory.allocated",
            "inventory.used",
            "inventory.returned",
            "invoice.created",
            "invoice.sent",
            "payment.received",
            "employee.created",
            "attendance.marked",
            "leave.requested",
            "leave.approved",
            "payroll.processed",
            "system.error",
            "system.audit");

    private final Vocabulary vocabulary = Domains.vocabulary();

    @Test
    void allThirtyTwoValuesOfTheContractAreDeclared() {
        assertThat(CONTRACT).hasSize(32);
        assertThat(vocabulary.all().stream().map(EventType::name)).containsAll(CONTRACT);
    }

    @Test
    void whatADomainTellsIsDeclared() throws IOException {
        Set<String> told = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                boolean ofEvents = file.getFileName().toString().endsWith("Events.java");
                Matcher found = (ofEvents ? NAMED : DRAFTED).matcher(Files.readString(file));
                while (found.find()) {
                    told.add(found.group(1));
                }
            }
        }
        assertThat(told).hasSizeGreaterThan(30);
        assertThat(told)
                .as("declared in the domain's vocabulary, which Domains.vocabulary() composes")
                .allMatch(name -> vocabulary.named(name).isPresent());
    }

    @Test
    void everyKindIsSeenUnderAPermissionThatThereIs() {
        RolePermissions roles = RolePermissions.load();
        assertThat(vocabulary.all())
                .allMatch(type ->
                        Permission.parse(type.permission()).map(roles::knows).orElse(false));
    }
}
