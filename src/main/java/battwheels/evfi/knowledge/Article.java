package battwheels.evfi.knowledge;

import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Severity;
import battwheels.evfi.card.Subsystem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge written out for people.
 *
 * @param articleId {@code kb_...}
 * @param content Markdown
 * @param edition counts the changes of its content, from 1
 * @param sourceId of what it was made from, if of anything
 */
public record Article(
        String articleId,
        KnowledgeType knowledgeType,
        String title,
        @Nullable String summary,
        String content,
        List<String> symptoms,
        List<String> dtcCodes,
        @Nullable String vehicleMake,
        @Nullable String vehicleModel,
        @Nullable Subsystem subsystem,
        List<String> tags,
        Severity severity,
        BigDecimal confidenceScore,
        ApprovalStatus approvalStatus,
        @Nullable String rejectionReason,
        int edition,
        @Nullable String sourceType,
        @Nullable String sourceId,
        String createdBy,
        @Nullable String approvedBy,
        Instant createdAt,
        Instant updatedAt) {

    public enum KnowledgeType {
        REPAIR_PROCEDURE,
        FAULT_TREE,
        SAFETY_PROTOCOL,
        MANUAL,
        RESOLVED_TICKET,
        SOP;
    }

    public enum ApprovalStatus {
        DRAFT,
        PENDING,
        APPROVED,
        REJECTED,
        ARCHIVED;
    }

    public Article {
        symptoms = Listed.copy(symptoms);
        dtcCodes = Listed.copy(dtcCodes);
        tags = Listed.copy(tags);
    }

    Article judged(ApprovalStatus to, @Nullable String reason, String by, Instant now) {
        return new Article(
                articleId,
                knowledgeType,
                title,
                summary,
                content,
                symptoms,
                dtcCodes,
                vehicleMake,
                vehicleModel,
                subsystem,
                tags,
                severity,
                confidenceScore,
                to,
                reason,
                edition,
                sourceType,
                sourceId,
                createdBy,
                to == ApprovalStatus.APPROVED ? by : null,
                createdAt,
                now);
    }
}
