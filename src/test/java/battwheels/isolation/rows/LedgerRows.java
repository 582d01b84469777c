package battwheels.isolation.rows;

import battwheels.fixtures.Member;
import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

final class LedgerRows implements DomainRows {
    /** Every lock is of a month of its own: a month is locked once. */
    private static final AtomicInteger MONTHS = new AtomicInteger();

    /** What the place in the book decides. */
    private static final String[] COUNTED = {"sequence", "hash", "previous_hash", "description"};

    private static final String[] MONTH = {"period_month", "period_year"};

    private static final Map<String, Member> AUTHORS = new ConcurrentHashMap<>();

    @Override
    public void declare(Rows rows) {
        rows.boundByKey(
                "chart and book are kept in memory by organization",
                "getAccount",
                "getAccountLedger",
                "getBalanceSheet",
                "getLedgerCheck",
                "getProfitLoss",
                "getReceivablesAgeing",
                "getTrialBalance");
        rows.plain(
                "listAccounts",
                "listJournalEntries",
                "getTrialBalance",
                "getProfitLoss",
                "getBalanceSheet",
                "getGeneralLedger",
                "getReceivablesAgeing",
                "getDayBook",
                "listPeriodLocks",
                "verifyLedger",
                "getLedgerCheck",
                "releaseLedger");
        for (String operation : List.of("getAccount", "updateAccount", "getAccountLedger")) {
            rows.member(operation, (shop, call) -> call.path("account_id", account(shop)), "account_code");
        }
        rows.member("createAccount", (shop, call) -> call, "account_code");
        rows.member("createJournalEntry", LedgerRows::journal);
        rows.member("getJournalEntry", (shop, call) -> call.path("entry_id", written(shop)));
        rows.member("rejectJournalEntry", (shop, call) -> call.path("entry_id", written(shop)));
        rows.member("approveJournalEntry", (shop, call) -> call.path("entry_id", ofAnother(shop)), COUNTED);
        rows.member("reverseJournalEntry", (shop, call) -> call.path("entry_id", posted(shop)), COUNTED);
        rows.member("lockPeriod", (shop, call) -> month(call), MONTH);
        rows.member(
                "unlockPeriod",
                (shop, call) -> call.path("lock_id", shop.made("lockPeriod", "/lock_id", LedgerRows::month)),
                MONTH);
    }

    private static String account(Shop shop) {
        return shop.made("createAccount", "/account_id", call -> call);
    }

    /** One of the accounts every chart has. */
    private static String seeded(Shop shop, int index) {
        String expenses = "/data/" + index + "/account_id";
        return shop.made("listAccounts", expenses, call -> call.query("account_type", "expense"));
    }

    private static Call journal(Shop shop, Call call) {
        return call.with(
                "lines",
                List.of(
                        Map.of("account_id", seeded(shop, 0), "debit_amount", 10),
                        Map.of("account_id", seeded(shop, 1), "credit_amount", 10)));
    }

    static String written(Shop shop) {
        return shop.made("createJournalEntry", "/entry_id", call -> journal(shop, call));
    }

    /** Written by somebody who asks for nothing else, so that whoever calls may approve it. */
    private static String ofAnother(Shop shop) {
        Member author = AUTHORS.computeIfAbsent(shop.organizationId(), id -> shop.join(Role.ACCOUNTANT));
        return journal(shop, shop.call("createJournalEntry"))
                .send(author.api())
                .mustBe(201)
                .text("/entry_id");
    }

    private static String posted(Shop shop) {
        String id = ofAnother(shop);
        return shop.made("approveJournalEntry", "/entry_id", call -> call.path("entry_id", id));
    }

    private static Call month(Call call) {
        int month = MONTHS.getAndIncrement();
        return call.with("period_month", 1 + month % 12).with("period_year", 2030 + month / 12);
    }
}
