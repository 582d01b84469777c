package battwheels.evfi.knowledge;

import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Severity;
import battwheels.evfi.card.Signs;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.knowledge.Article.ApprovalStatus;
import battwheels.evfi.knowledge.Article.KnowledgeType;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An article as its author gives it. */
public record ArticleForm(
        @Nullable KnowledgeType knowledgeType,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String content,
        @Nullable List<String> symptoms,
        @Nullable List<String> dtcCodes,
        @Nullable String vehicleMake,
        @Nullable String vehicleModel,
        @Nullable Subsystem subsystem,
        @Nullable List<String> tags,
        @Nullable Severity severity) {
    private static final BigDecimal TRUSTED = new BigDecimal("0.7");

    Faults faults() {
        return new Faults()
                .require(knowledgeType != null, "knowledge_type", "is required")
                .needed("title", Objects.requireNonNullElse(title, ""), 300)
                .needed("content", Objects.requireNonNullElse(content, ""), 50_000)
                .text("summary", summary, 1_000)
                .texts("symptoms", symptoms, 50, 500)
                .texts("dtc_codes", dtcCodes, 50, 20)
                .text("vehicle_make", vehicleMake, 100)
                .text("vehicle_model", vehicleModel, 100)
                .texts("tags", tags, 50, 100);
    }

    /** A draft, or the next draft of one that is there. */
    Article article(String id, @Nullable Article before, String by, Instant now) {
        return new Article(
                id,
                Objects.requireNonNull(knowledgeType),
                Objects.requireNonNull(title).strip(),
                summary,
                Objects.requireNonNull(content),
                Listed.copy(symptoms),
                Signs.codes(Listed.copy(dtcCodes)),
                vehicleMake,
                vehicleModel,
                subsystem,
                Listed.copy(tags),
                Objects.requireNonNullElse(severity, Severity.MEDIUM),
                TRUSTED,
                ApprovalStatus.DRAFT,
                null,
                before == null ? 1 : before.edition() + 1,
                null,
                null,
                before == null ? by : before.createdBy(),
                null,
                before == null ? now : before.createdAt(),
                now);
    }
}
