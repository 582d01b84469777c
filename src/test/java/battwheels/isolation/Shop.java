package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** One organization of the world, its members, and how to make things in it over HTTP. Remembers every id it was told. */
public final class Shop {
    final Member owner;
    private final Contract contract;
    private final Bodies bodies;
    private final String mark;
    private final Map<Role, Member> members = new EnumMap<>(Role.class);
    private final Map<Seat, Api> seats = new EnumMap<>(Seat.class);
    private String ownRole = "";
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger words = new AtomicInteger();

    /** @param mark a letter of its own, in every canary planted here */
    Shop(Member owner, Contract contract, Bodies bodies, char mark) {
        this.owner = owner;
        this.contract = contract;
        this.bodies = bodies;
        this.mark = "zq" + mark + "canary";
        members.put(Role.OWNER, owner);
        known.add(owner.organizationId());
        known.add(owner.userId());
    }

    /** Lets in a member of every role but the owner's. */
    void staff() {
        for (Role role : Role.values()) {
            members.computeIfAbsent(role, this::join);
        }
    }

    /** Lets in everybody the matrix asks with: also somebody in a role of its own, and a program with a key. */
    void staff(RolePermissions table) {
        staff();
        ownRole = made(
                "createRole",
                "/role_id",
                call -> call.with("permissions", List.copyOf(new TreeSet<>(table.namesOf(Seat.OWN_ROLE.like())))));
        seats.put(Seat.OWN_ROLE, joinOwnRole().api());
        String key = made(
                "createApiKey",
                "/key",
                call -> call.with("role", Seat.PROGRAM.like().code()));
        Api program = owner.api().anonymous().token(key);
        program.get("/api/v1/tickets").mustBe(200);
        seats.put(Seat.PROGRAM, program);
    }

    /** Somebody new in the role of the organization's own. */
    Member joinOwnRole() {
        Member member = owner.invites(ownRole);
        known.add(member.userId());
        return member;
    }

    /** Whoever asks in this seat. */
    Api caller(Seat seat) {
        return Optional.ofNullable(seats.get(seat))
                .orElseGet(() -> member(seat.like()).api());
    }

    /** Somebody new in a role. */
    public Member join(Role role) {
        Member member = owner.invites(role.code());
        known.add(member.userId());
        return member;
    }

    public Member member(Role role) {
        return Objects.requireNonNull(members.get(role), role + " was not let in");
    }

    /** What begins every canary planted here. */
    String mark() {
        return mark;
    }

    private String canary() {
        return mark + words.incrementAndGet();
    }

    /** Every id somebody of this organization was ever told. */
    Set<String> known() {
        return known;
    }

    /** The operation with its example body, canaries planted. */
    public Call call(String operationId) {
        Operation operation = contract.operation(operationId)
                .orElseThrow(() -> new IllegalArgumentException("no operation " + operationId));
        return Call.of(operation, bodies.of(operation, this::canary));
    }

    Answer send(Call call, Api caller) {
        Answer answer = call.send(caller);
        known.addAll(Ids.in(answer));
        return answer;
    }

    /** Makes something as the owner; the value at the pointer in what came back, usually its id. */
    public String made(String operationId, String pointer, UnaryOperator<Call> filled) {
        Call call = filled.apply(call(operationId));
        Answer answer = send(World.isKeyed(call.operation()) ? call.keyed() : call, owner.api());
        if (answer.status() >= 300) {
            throw new NotMade(operationId, answer);
        }
        return answer.text(pointer);
    }

    /** The user id of its technician. */
    public String technician() {
        return member(Role.TECHNICIAN).userId();
    }

    public String organizationId() {
        return owner.organizationId();
    }

    public Member owner() {
        return owner;
    }
}
