package battwheels.hr;

import battwheels.platform.money.Money;
import battwheels.platform.streams.EventType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of events that employees, attendance, leave and payroll tell. */
public final class HrVocabulary {
    private HrVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType("employee.created", 1, EmployeeCreated.class, "hr:employees:read", "Somebody was hired."),
                new EventType(
                        "attendance.marked",
                        1,
                        AttendanceMarked.class,
                        "hr:attendance:update",
                        "Somebody came or left."),
                new EventType(
                        "leave.requested",
                        1,
                        LeaveRequested.class,
                        "hr:attendance:update",
                        "Somebody asked for leave."),
                new EventType("leave.approved", 1, LeaveApproved.class, "hr:attendance:update", "Leave was granted."),
                new EventType(
                        "payroll.processed",
                        1,
                        PayrollProcessed.class,
                        "hr:payroll:read",
                        "The payroll of a month was run."));
    }

    public record EmployeeCreated(String employeeId, String name) {}

    public record AttendanceMarked(String employeeId, String action, boolean isLate) {}

    public record LeaveRequested(String leaveId, String employeeId, BigDecimal days, String type) {}

    public record LeaveApproved(String leaveId, String employeeId, BigDecimal days, String type) {}

    public record PayrollProcessed(
            int month,
            int year,
            int employees,
            Money totalNet,
            @Nullable String journalEntryId) {}
}
