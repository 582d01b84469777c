package battwheels.organizations;

import battwheels.contacts.Gstin;
import battwheels.gst.GstState;
import battwheels.organizations.Settings.WorkingHours;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may become of an organization's profile and settings. */
final class OrganizationRules {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private OrganizationRules() {}

    static Change<Organization> changeProfile(Organization before, ProfileForm form, Instant now) {
        String gstin = form.gstin();
        String objection = gstin == null || gstin.isBlank() ? null : Gstin.objection(gstin);
        if (objection != null) {
            return new Change.Refuse<>(Problem.invalid("/gstin", "gstin " + objection + "."));
        }
        String state = form.state();
        if (!isState(state)) {
            return new Change.Refuse<>(unknownState());
        }
        Profile profile = withStateCode(form.over(before.profile()), state);
        Profile kept = gstin == null || gstin.isBlank()
                ? profile
                : profile.withGstin(Gstin.of(gstin).value());
        Organization after =
                before.described(SettingsForm.or(form.name(), before.name()).strip(), kept, now);
        return changed(before, after, now, OrganizationEvents::updated);
    }

    /**
     * Writes down that a trial is over, which it has been since its end by the clock alone: data stays in sight, and
     * nothing new is made until a plan is chosen. The plan stays the one that was tried.
     */
    static Change<Organization> endTrial(Organization before, Instant now) {
        return before.trialOver(now)
                ? new Change.To<>(before.trialEnded(now), OrganizationEvents.trialEnded(before))
                : new Change.Keep<>();
    }

    /** Whether a typed state can be read; an empty one is none. */
    static boolean isState(@Nullable String typed) {
        return typed == null || typed.isBlank() || GstState.named(typed).isPresent();
    }

    static Problem unknownState() {
        return Problem.invalid(
                "/state", "state must be a state of India by its name or its two-digit GST code, as 27.");
    }

    /** The state given is kept as its code. */
    static Profile withStateCode(Profile profile, @Nullable String given) {
        return given == null
                ? profile
                : GstState.named(given)
                        .map(state -> profile.withState(state.code()))
                        .orElse(profile);
    }

    static Change<Organization> changeSettings(Organization before, SettingsForm form, Instant now) {
        Settings settings = form.over(before.settings());
        List<Fault> faults = faults(settings);
        if (!faults.isEmpty()) {
            return new Change.Refuse<>(Problem.invalid(faults));
        }
        String name = SettingsForm.or(form.name(), before.name()).strip();
        String industry = ProfileForm.chosen(form.industryType(), before.industryType());
        return changed(before, before.set(name, industry, settings, now), now, OrganizationEvents::settingsChanged);
    }

    static Change<Organization> suspend(Organization before, Instant now) {
        return switch (before.status()) {
            case SUSPENDED -> new Change.Keep<>();
            case PROVISIONING -> new Change.Refuse<>(Problem.notFound());
            case ACTIVE -> new Change.To<>(before.suspended(now), OrganizationEvents.suspended());
        };
    }

    static Change<Organization> activate(Organization before, Instant now) {
        return switch (before.status()) {
            case ACTIVE -> new Change.Keep<>();
            case PROVISIONING -> new Change.Refuse<>(Problem.notFound());
            case SUSPENDED -> new Change.To<>(before.active(now), OrganizationEvents.activated());
        };
    }

    static Change<Organization> changePlan(Organization before, String plan, Instant now) {
        if (before.status() == OrganizationStatus.PROVISIONING) {
            return new Change.Refuse<>(Problem.notFound());
        }
        return changed(before, before.onPlan(plan, now), now, after -> OrganizationEvents.planChanged(before, after));
    }

    static Change<Organization> placeUnder(Organization before, @Nullable String parent, Instant now) {
        return changed(before, before.under(parent, now), now, OrganizationEvents::parentChanged);
    }

    /** Nothing happened when only the time of the change would differ. */
    private static Change<Organization> changed(
            Organization before, Organization after, Instant now, Function<Organization, List<EventDraft>> events) {
        return after.equals(before.touched(now)) ? new Change.Keep<>() : new Change.To<>(after, events.apply(after));
    }

    private static List<Fault> faults(Settings settings) {
        List<Fault> faults = new ArrayList<>();
        add(
                faults,
                CURRENCIES.contains(settings.currency()),
                "currency",
                "must be a currency of ISO 4217, such as INR.");
        add(
                faults,
                ZoneId.getAvailableZoneIds().contains(settings.timezone()),
                "timezone",
                "must be a time zone by its IANA name, such as Asia/Kolkata.");
        add(
                faults,
                isEveryYear(settings.fiscalYearStart()),
                "fiscal_year_start",
                "must be a month and a day of every year, such as 04-01.");
        DocumentSettings documents = settings.documents();
        addPattern(faults, "invoice_pattern", documents.invoicePattern());
        addPattern(faults, "credit_note_pattern", documents.creditNotePattern());
        addPattern(faults, "receipt_pattern", documents.receiptPattern());
        addPattern(faults, "estimate_pattern", documents.estimatePattern());
        addPattern(faults, "sales_order_pattern", documents.salesOrderPattern());
        WorkingHours hours = settings.workingHours();
        add(faults, hours.start().compareTo(hours.end()) < 0, "working_hours/end", "must be later than the start.");
        return faults;
    }

    private static void addPattern(List<Fault> faults, String member, String pattern) {
        String objection = DocumentSettings.objection(pattern);
        add(faults, objection == null, "documents/" + member, objection + ".");
    }

    private static void add(List<Fault> faults, boolean good, String member, String message) {
        if (!good) {
            String name = member.replace('/', '.');
            faults.add(new Fault("/settings/" + member, "settings." + name + " " + message));
        }
    }

    private static boolean isEveryYear(String monthAndDay) {
        try {
            return !MonthDay.parse("--" + monthAndDay).equals(LEAP_DAY);
        } catch (DateTimeException none) {
            return false;
        }
    }
}
