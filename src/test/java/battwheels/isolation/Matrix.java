package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.isolation.Call.Place;
import battwheels.isolation.Case.Sides;
import battwheels.isolation.Row.Caller;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes the cases: each operation, from each relation, by each seat, with each carrier of an id. */
final class Matrix {
    private static final String ORGANIZATION = "X-Organization-ID";

    /** After a word, a word that nothing has. */
    private static final String NOTHINGS_NAME = "777";

    private final World world;
    private final Random random = new Random(1);

    Matrix(World world) {
        this.world = world;
    }

    /** Cases of one operation by one seat from one relation, the likeliest to leak first. */
    List<Case> cases(Operation operation, Relation relation, Seat seat) {
        List<Case> cases = new ArrayList<>();
        Asker asker = new Asker(operation, relation, seat, cases);
        if (relation == Relation.OWN) {
            asker.inTheirOwnOrganization();
            return cases;
        }
        asker.idById();
        asker.everyId();
        asker.versions();
        asker.keyOfTheSameUser();
        asker.sameValues();
        asker.theirWords();
        asker.cursor();
        asker.key();
        asker.header();
        return cases;
    }

    /** What is seen without naming anything: to be asked before anybody changes anything. */
    List<Case> whatIsThere(Operation operation, Relation relation, Seat seat) {
        List<Case> cases = new ArrayList<>();
        new Asker(operation, relation, seat, cases).whatIsThere();
        return cases;
    }

    /** Collects the cases of one operation, relation and role. */
    private final class Asker {
        private final Operation operation;
        private final Relation relation;
        private final Seat seat;
        private final List<Case> cases;
        private final Row row;
        private final Call own;
        private final Call target;

        Asker(Operation operation, Relation relation, Seat seat, List<Case> cases) {
            this.operation = operation;
            this.relation = relation;
            this.seat = seat;
            this.cases = cases;
            this.row = world.rows().row(operation.operationId());
            this.own = world.own(relation, operation);
            this.target = world.target(operation);
        }

        private void add(String carrier, Case.Trial trial) {
            cases.add(new Case(operation, relation, seat, carrier, trial));
        }

        private Api caller() {
            return world.callerOf(row, relation, seat);
        }

        private Sides both(Call actual, Call control) {
            Call elsewhere = relation == Relation.DEACTIVATED ? control.header(ORGANIZATION, strange()) : control;
            return Sides.of(actual.send(caller()), elsewhere.send(caller()), actual, control);
        }

        private String strange() {
            return Ids.strange(world.victim().owner.organizationId(), random);
        }

        private String strange(String text) {
            return Ids.strange(text, random);
        }

        private List<Place> places() {
            return own.texts().entrySet().stream()
                    .filter(text -> !Ids.in(text.getValue()).isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private Call foreignAt(Call call, Place place) {
            String theirs = target.texts().getOrDefault(place, "");
            return call.changedAt(place, mine -> Ids.exchanged(mine, theirs));
        }

        /** Calls of the member's own organization, judged by the permission table. */
        void inTheirOwnOrganization() {
            add("role", () -> {
                Answer answer = row.in(world.victim()).send(roleCaller());
                return new Sides(answer, answer, "", "", Map.of());
            });
        }

        private Api roleCaller() {
            return row.caller() == Caller.FRESH ? caller() : world.caller(relation, seat);
        }

        void idById() {
            for (Place place : places()) {
                add(place.toString(), () -> both(foreignAt(own, place), own.changedAt(place, this::strange)));
            }
        }

        void everyId() {
            if (places().size() > 1) {
                add("every id", () -> both(allForeign(), own.changed(this::strange)));
            }
        }

        private Call allForeign() {
            Call foreign = own;
            for (Place place : places()) {
                foreign = foreignAt(foreign, place);
            }
            return foreign;
        }

        /** Neither 304 nor 412 may tell that a version was right. */
        void versions() {
            if (!own.path().values().stream().allMatch(value -> Ids.in(value).isEmpty())) {
                String header = operation.method().mutating() ? "If-Match" : "If-None-Match";
                for (String tag : List.of("\"1\"", "*", "\"999999\"")) {
                    add(
                            header + " " + tag,
                            () -> both(
                                    allForeign().header(header, tag),
                                    own.changed(this::strange).header(header, tag)));
                }
            }
        }

        /** The caller sees what was seen before the other organization had anything. */
        void whatIsThere() {
            if (World.showsWhatIsThere(operation) && relation.works() && relation != Relation.OWN) {
                Call call = world.shop(relation).call(operation.operationId());
                add(
                        "what is there",
                        () -> Sides.of(call.send(caller()), world.before(operation, relation, seat), call, call));
            }
        }

        void header() {
            add("header", () -> {
                String victim = world.victim().owner.organizationId();
                return both(
                        ignoresIt().header(ORGANIZATION, victim), ignoresIt().header(ORGANIZATION, strange()));
            });
        }

        /** Outside of organizations the header means nothing, so the call succeeds and must be fresh each time. */
        private Call ignoresIt() {
            return operation.access().reach() == Reach.ORGANIZATION ? own : fresh();
        }

        void cursor() {
            if (operation.paged() && relation != Relation.DEACTIVATED) {
                add("cursor", () -> {
                    String theirs = nextCursor();
                    Call call = own.query("cursor", theirs);
                    return both(call, own.query("cursor", theirs.replaceAll("[A-Za-z]", "x")));
                });
            }
        }

        private String nextCursor() {
            Answer page = target.firstOfMany().send(world.victim().owner.api());
            String cursor = page.text("/pagination/next_cursor");
            return cursor.isEmpty() ? "bm90aGluZyBmdXJ0aGVyIGhlcmU" : cursor;
        }

        /** A call that would succeed, if there is any such from here. */
        private Call fresh() {
            if (relation.works()) {
                return row.in(world.shop(relation));
            }
            return operation.access().reach() == Reach.ORGANIZATION ? own : row.in(world.shop(Relation.STRANGER));
        }

        /** A key the other organization's owner has used. */
        void key() {
            if (operation.method().mutating()) {
                add(
                        "key",
                        () -> both(
                                fresh().header(Call.KEY, world.key(operation)),
                                fresh().header(Call.KEY, UUID.randomUUID().toString())));
            }
        }

        /** A key that this very user has used in the other organization. */
        void keyOfTheSameUser() {
            if (World.isKeyed(operation) && relation.works() && row.caller() == Caller.MEMBER) {
                add("key of the same user", () -> {
                    Api wanderer = world.wandererIn(world.shop(relation));
                    // Other bytes, so that a key which is met is refused.
                    Call actual = fresh().anotherPayload().header(Call.KEY, world.wanderersKey(operation));
                    Call control = fresh().header(Call.KEY, UUID.randomUUID().toString());
                    return Sides.of(actual.send(wanderer), control.send(wanderer), actual, control);
                });
            }
        }

        /** What is taken in one organization is free in another: the same texts, but ids. */
        void sameValues() {
            boolean makes = operation.method().mutating() && own.body() != null;
            if (makes && relation.works() && operation.access().reach() == Reach.ORGANIZATION) {
                add("same values", this::withTheirValues);
            }
        }

        /** What another organization's data are called finds no more here than what nothing is called. */
        void theirWords() {
            if (operation.method().mutating() || operation.access().reach() != Reach.ORGANIZATION) {
                return;
            }
            target.texts().forEach((place, theirs) -> {
                String mine = own.texts().getOrDefault(place, theirs);
                if (Ids.in(theirs).isEmpty() && !mine.equals(theirs)) {
                    add(
                            place + " in words",
                            () -> both(
                                    own.changedAt(place, any -> theirs),
                                    own.changedAt(place, any -> theirs + NOTHINGS_NAME)));
                }
            });
        }

        private Sides withTheirValues() {
            Call mine = fresh();
            Call control = fresh();
            Map<String, String> renamed = new HashMap<>();
            Map<Place, String> theirs = world.taken(operation).texts();
            Call actual = mine;
            for (Map.Entry<Place, String> text : control.texts().entrySet()) {
                String value = theirs.getOrDefault(text.getKey(), text.getValue());
                if (Ids.in(value).isEmpty() && !value.equals(text.getValue())) {
                    actual = actual.changedAt(text.getKey(), any -> value);
                    renamed.put(value, text.getValue());
                }
            }
            Answer taken = actual.send(caller());
            String said = actual.said() + control.said();
            return new Sides(taken, control.send(caller()), said, said, renamed);
        }
    }
}
