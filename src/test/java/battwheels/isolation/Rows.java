package battwheels.isolation;

import battwheels.fixtures.TestServer;
import battwheels.isolation.Row.Caller;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.platform.commons.support.ReflectionSupport;

/** A row for every operation of the contract, as the classes of {@code isolation.rows} declare them. */
public final class Rows {
    /** The address whose mailed link makes the platform admin of the world. */
    public static final String PLATFORM_ADMIN = "platform@example.com";

    private static final String PACKAGE = "battwheels.isolation.rows";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, String> withoutTenantData = new LinkedHashMap<>();
    private final Map<String, String> boundByKey = new LinkedHashMap<>();
    private final TestServer server;

    private Rows(TestServer server) {
        this.server = server;
    }

    /** Every row there is. */
    static Rows declared(TestServer server) {
        Rows rows = new Rows(server);
        ReflectionSupport.findAllClassesInPackage(PACKAGE, Rows::declaresRows, name -> true).stream()
                .sorted(Comparator.comparing(Class::getName))
                .forEach(each -> declaration(each).declare(rows));
        return rows;
    }

    private static boolean declaresRows(Class<?> type) {
        return DomainRows.class.isAssignableFrom(type);
    }

    private static DomainRows declaration(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (DomainRows) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a constructor without arguments", e);
        }
    }

    /** The server all of it runs against, for what cannot be made as a member: mails, sign-ups. */
    public TestServer server() {
        return server;
    }

    /**
     * A call that a member makes.
     *
     * @param counting members of the answer that differ from one such call to the next: numbers counted up
     */
    public void member(String operationId, Recipe recipe, String... counting) {
        row(new Row(operationId, Caller.MEMBER, recipe, Set.of(counting)));
    }

    /** Calls that need nothing but their example body. */
    public void plain(String... operationIds) {
        for (String operationId : operationIds) {
            member(operationId, (shop, call) -> call);
        }
    }

    /** A call that spends the sign-in of whoever makes it. */
    public void spending(String operationId, Recipe recipe) {
        row(new Row(operationId, Caller.FRESH, recipe, Set.of()));
    }

    /** A call that the platform admin makes. */
    public void platformAdmin(String operationId, Recipe recipe) {
        row(new Row(operationId, Caller.PLATFORM_ADMIN, recipe, Set.of()));
    }

    /** Says why no injection could matter to an operation: it reads and writes nothing of an organization. */
    public void withoutTenantData(String operationId, String why) {
        withoutTenantData.put(operationId, why);
    }

    /**
     * Says why an operation holds even without the injection: what it answers from is looked up by the organization
     * itself (a stream's name, an entry of a cache), so that another's cannot be met.
     */
    public void boundByKey(String why, String... operationIds) {
        for (String operationId : operationIds) {
            boundByKey.put(operationId, why);
        }
    }

    private void row(Row row) {
        if (rows.putIfAbsent(row.operationId(), row) != null) {
            throw new IllegalStateException(row.operationId() + " has two rows");
        }
    }

    Row row(String operationId) {
        return Objects.requireNonNull(rows.get(operationId), operationId + " has no row");
    }

    boolean needsInjection(Operation operation) {
        return !withoutTenantData.containsKey(operation.operationId())
                && !boundByKey.containsKey(operation.operationId());
    }

    /** What is missing between contract and rows, and what to do about it: a sentence each. */
    List<String> gaps(Contract contract) {
        List<String> gaps = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (!rows.containsKey(operation.operationId())) {
                gaps.add(
                        "%s (%s %s, openapi/%s.yaml) has no row: add one to src/test/java/%s/%sRows.java; package-info of %s says how"
                                .formatted(
                                        operation.operationId(),
                                        operation.method(),
                                        operation.path(),
                                        operation.domain(),
                                        PACKAGE.replace('.', '/'),
                                        operation.domain().substring(0, 1).toUpperCase(Locale.ROOT)
                                                + operation.domain().substring(1),
                                        PACKAGE));
            }
        }
        rows.keySet().stream()
                .filter(each -> contract.operation(each).isEmpty())
                .forEach(each -> gaps.add(each + " has a row in " + PACKAGE + ", but is no operation: take it out"));
        return gaps;
    }
}
