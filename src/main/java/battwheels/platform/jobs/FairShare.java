package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose job is next: deficit round robin over organizations, the cost of a job being the time it runs. Pure state
 * without clock or thread.
 *
 * <p>Every organization with work stands in a ring. Whoever is at its head may start jobs while its credit is above
 * zero; each is charged what its kind usually takes and corrected by what it took. A head without credit gets a quantum
 * times its weight and goes to the end. When nobody has credit, as many rounds pass at once as the first one needs: slots
 * never wait for credit. Who comes with work and owes nothing goes first, for one quantum, so that a single job does not
 * wait for a ring of thousands; what one owes is paid off by the rounds one is away.
 *
 * <p>While others wait, an organization has at most half of the slots.
 */
final class FairShare {
    private final int slots;
    private final int half;
    private final long quantum;
    private final Map<OrganizationId, Account> accounts = new HashMap<>();
    private final Deque<Account> newcomers = new ArrayDeque<>();
    private final Deque<Account> ring = new ArrayDeque<>();
    private int running;
    private int waiting;
    private long round;

    /**
     * @param slots jobs that may run at once
     * @param quantum credit of one round at weight 1, in microseconds of running time
     */
    FairShare(int slots, long quantum) {
        if (slots < 1 || quantum < 1) {
            throw new IllegalArgumentException("no share of " + slots + " slots by " + quantum);
        }
        this.slots = slots;
        this.half = Math.max(1, slots / 2);
        this.quantum = quantum;
    }

    private static final class Account {
        final OrganizationId organization;
        int weight = 1;
        int running;
        boolean waiting;
        boolean listed;
        long credit;
        long round;

        Account(OrganizationId organization) {
            this.organization = organization;
        }

        void earn(long quantum, long rounds) {
            credit += quantum * weight * rounds;
            round += rounds;
        }
    }

    /** The organization has work waiting; safe to repeat. */
    void offer(OrganizationId organization, int weight) {
        Account account = accounts.computeIfAbsent(organization, this::opened);
        account.weight = Math.max(1, weight);
        if (account.waiting) {
            return;
        }
        account.waiting = true;
        waiting++;
        if (!account.listed) {
            enlist(account);
        }
    }

    /** The organization has nothing waiting at the moment. */
    void withdraw(OrganizationId organization) {
        Account account = accounts.get(organization);
        if (account != null && account.waiting) {
            account.waiting = false;
            waiting--;
        }
    }

    boolean waits(OrganizationId organization) {
        Account account = accounts.get(organization);
        return account != null && account.waiting;
    }

    boolean full() {
        return running >= slots;
    }

    /** Whose job to start now; empty when every slot is taken or nobody waits. */
    Optional<OrganizationId> next() {
        if (full() || waiting == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(pick(half)).or(() -> Optional.ofNullable(pick(slots)));
    }

    /** @param expected what a job of its kind usually takes, in microseconds */
    void started(OrganizationId organization, long expected) {
        Account account = accounts.computeIfAbsent(organization, this::opened);
        account.running++;
        account.credit -= expected;
        running++;
    }

    /** @param expected as it was charged; @param took what it took, in microseconds */
    void finished(OrganizationId organization, long expected, long took) {
        Account account = accounts.computeIfAbsent(organization, this::opened);
        account.running--;
        account.credit += expected - took;
        running--;
        forget(account);
    }

    int running() {
        return running;
    }

    int organizations() {
        return accounts.size();
    }

    private Account opened(OrganizationId organization) {
        Account account = new Account(organization);
        account.round = round;
        return account;
    }

    private void enlist(Account account) {
        account.listed = true;
        long missed = Math.max(0, round - account.round);
        account.credit = Math.min(0, account.credit + missed * quantum * account.weight);
        account.round = round;
        if (account.credit == 0) {
            account.credit = quantum * account.weight;
            newcomers.addLast(account);
        } else {
            ring.addLast(account);
        }
    }

    /** The first that has credit and fewer than {@code most} jobs running; null when there is nobody below that. */
    private @Nullable OrganizationId pick(int most) {
        OrganizationId found = visit(newcomers, most);
        if (found == null) {
            found = visit(ring, most);
        }
        if (found == null && skipRounds(most)) {
            found = visit(ring, most);
        }
        return found;
    }

    private @Nullable OrganizationId visit(Deque<Account> queue, int most) {
        for (int visits = queue.size(); visits > 0; visits--) {
            Account head = queue.peekFirst();
            if (!head.waiting) {
                queue.removeFirst();
                head.listed = false;
                forget(head);
            } else if (!eligible(head, most)) {
                queue.addLast(queue.removeFirst());
            } else if (head.credit > 0) {
                return head.organization;
            } else {
                queue.removeFirst();
                head.earn(quantum, queue == ring ? 1 : 0);
                round = Math.max(round, head.round);
                ring.addLast(head);
            }
        }
        return null;
    }

    /** Lets rounds pass until the first of those who may start has credit; false when there is nobody. */
    private boolean skipRounds(int most) {
        long rounds = Long.MAX_VALUE;
        for (Account account : ring) {
            if (eligible(account, most)) {
                long perRound = quantum * account.weight;
                rounds = Math.min(rounds, Math.max(0, Math.floorDiv(-account.credit, perRound) + 1));
            }
        }
        if (rounds == Long.MAX_VALUE) {
            return false;
        }
        for (Account account : ring) {
            if (eligible(account, most)) {
                account.earn(quantum, rounds);
            }
        }
        round += rounds;
        return true;
    }

    private boolean eligible(Account account, int most) {
        boolean alone = waiting == 1;
        return account.waiting && (alone || account.running < most);
    }

    /** Nobody is kept who has nothing waiting, nothing running and owes nothing; and nobody at all once there is no work. */
    private void forget(Account account) {
        if (waiting == 0 && running == 0) {
            newcomers.clear();
            ring.clear();
            accounts.clear();
            return;
        }
        boolean idle = !account.waiting && account.running == 0 && !account.listed;
        long missed = Math.max(0, round - account.round);
        if (idle && account.credit + missed * quantum * account.weight >= 0) {
            accounts.remove(account.organization);
        }
    }
}
