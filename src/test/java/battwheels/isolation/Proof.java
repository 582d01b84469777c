package battwheels.isolation;

import battwheels.isolation.Case.Sides;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.RolePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Runs the matrix over a world. Relations are asked side by side, the operations of one relation in turn. */
final class Proof {
    private static final List<Relation> RELATIONS = List.of(Relation.values());
    private static final List<Relation> WORKING = RELATIONS.stream()
            .filter(each -> each.works() && each != Relation.OWN)
            .toList();

    private final World world;
    private final Contract contract;
    private final Matrix matrix;
    private final Judge judge;
    private final Tally tally = new Tally();

    Proof(World world, Contract contract) {
        this.world = world;
        this.contract = contract;
        this.matrix = new Matrix(world);
        this.judge = new Judge(world, RolePermissions.load());
    }

    Tally tally() {
        return tally;
    }

    /** What is seen without naming anything, before anybody changes anything. */
    void whatIsThere() {
        SideBySide.each(RELATIONS, relation -> {
            for (Operation operation : contract.operations()) {
                Seat.that(operation, relation).stream()
                        .filter(world.observers()::contains)
                        .forEach(seat ->
                                matrix.whatIsThere(operation, relation, seat).forEach(this::count));
            }
        });
    }

    /** Every seat from every relation. */
    void whole(List<Operation> operations) {
        SideBySide.each(RELATIONS, relation -> {
            for (Operation operation : operations) {
                for (Seat seat : seats(operation, relation)) {
                    matrix.cases(operation, relation, seat).forEach(this::count);
                }
            }
        });
    }

    /**
     * One case for each relation and carrier of an id, and of what carries none for one relation: seats and relations take
     * turns, seats among those who may call it where there are any.
     */
    void reduced(List<Operation> operations) {
        SideBySide.each(RELATIONS, relation -> operations.forEach(operation -> reduced(operation, relation)));
    }

    private void reduced(Operation operation, Relation relation) {
        if (relation == Relation.OWN) {
            count(first(operation, relation, Seat.OWNER));
            count(first(operation, relation, oneOf(seatsThatMay(operation, relation, false), operation.operationId())));
            return;
        }
        List<Seat> able = seatsThatMay(operation, relation, true);
        for (Case each : carriers(matrix.cases(operation, relation, Seat.OWNER))) {
            if (each.carriesId() || oneOf(WORKING, operation.operationId() + each.way()) == relation) {
                count(withSeat(each, oneOf(able, each.toString())));
            }
        }
    }

    /** One case for each way an id travels: of several places or versions, one by turns. */
    private static List<Case> carriers(List<Case> cases) {
        Map<String, List<Case>> ways = new LinkedHashMap<>();
        cases.forEach(each ->
                ways.computeIfAbsent(each.way(), none -> new ArrayList<>()).add(each));
        return ways.values().stream()
                .map(some -> oneOf(
                        some,
                        some.getFirst().operation().operationId()
                                + some.getFirst().relation()))
                .toList();
    }

    private Case first(Operation operation, Relation relation, Seat seat) {
        return matrix.cases(operation, relation, seat).getFirst();
    }

    /** Some of all, where none does or every one does. */
    private List<Seat> seatsThatMay(Operation operation, Relation relation, boolean may) {
        List<Seat> some = Seat.that(operation, relation).stream()
                .filter(seat -> judge.mayCall(seat, operation.access().permission()) == may)
                .toList();
        return some.isEmpty() ? List.of(Seat.OWNER, Seat.MANAGER, Seat.TECHNICIAN) : some;
    }

    /** Always the same one for the same words, whatever else is asked. */
    private static <T> T oneOf(List<T> some, String words) {
        return some.get(Math.floorMod(words.hashCode(), some.size()));
    }

    private Case withSeat(Case asked, Seat seat) {
        return matrix.cases(asked.operation(), asked.relation(), seat).stream()
                .filter(each -> each.carrier().equals(asked.carrier()))
                .findFirst()
                .orElseThrow();
    }

    /** The operations of which no case shows another organization, in a world whose injection was just switched off. */
    List<String> tight() {
        Set<String> tight = new TreeSet<>();
        tenantOperations().forEach(each -> tight.add(each.operationId()));
        loosen(tight, each -> matrix.whatIsThere(each, Relation.STRANGER, Seat.OWNER));
        loosen(tight, each -> matrix.cases(each, Relation.STRANGER, Seat.OWNER));
        // What was written under the injection keeps its organization and clashes with nothing written without it.
        tight.removeAll(world.makeAgain(tenantOperations().stream()
                .filter(each -> tight.contains(each.operationId()))
                .toList()));
        loosen(tight, each -> matrix.cases(each, Relation.STRANGER, Seat.OWNER));
        return List.copyOf(tight);
    }

    private void loosen(Set<String> tight, Function<Operation, List<Case>> asked) {
        tenantOperations().stream()
                .filter(each -> tight.contains(each.operationId()))
                .filter(each -> asked.apply(each).stream().anyMatch(one -> verdict(one) instanceof Verdict.Leaked))
                .forEach(each -> tight.remove(each.operationId()));
    }

    /** The operations that work with an organization's data, and whose isolation is the injection's. */
    List<Operation> tenantOperations() {
        return contract.operations().stream()
                .filter(each -> each.access().reach() == Reach.ORGANIZATION)
                .filter(world.rows()::needsInjection)
                .toList();
    }

    /** An operation that anybody signed in may call asks for no seat; one that spends its caller needs no second. */
    private List<Seat> seats(Operation operation, Relation relation) {
        boolean oneIsEnough = relation == Relation.ANONYMOUS
                || operation.access().open()
                || world.rows().row(operation.operationId()).caller() == Row.Caller.FRESH;
        return oneIsEnough ? List.of(Seat.OWNER) : Seat.that(operation, relation);
    }

    private void count(Case asked) {
        tally.count(asked, verdict(asked));
    }

    private Verdict verdict(Case asked) {
        try {
            Sides sides = asked.trial().run();
            return asked.relation() == Relation.OWN
                    ? judge.judgeRole(asked, sides.actual())
                    : judge.judge(asked, sides);
        } catch (AssertionError refused) {
            return new Verdict.Void(String.valueOf(refused.getMessage()));
        }
    }
}
