package battwheels.notifications;

import battwheels.organizations.MemberContact;
import battwheels.organizations.MemberContacts;
import battwheels.platform.bus.Questions;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobPriority;
import battwheels.platform.jobs.JobRefused;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The way from an event to the people who are to know of it: through jobs, so that nothing waits for it. */
final class Deliveries {
    private static final JobKind<Told> DELIVER = JobKind.of("notifications.deliver", Told.class);
    private static final JobKind<Letter> MAIL = JobKind.of("notifications.mail", Letter.class);
    private static final Schedule FORGET = Schedule.nightly("notifications.forget", 5);
    private static final Duration KEPT = Duration.ofDays(90);

    private final NotificationStore notifications;
    private final WishStore wishes;
    private final Questions questions;
    private final Jobs jobs;
    private final Mailer mailer;
    private final InstantSource clock;

    Deliveries(
            NotificationStore notifications,
            WishStore wishes,
            Questions questions,
            Jobs jobs,
            Mailer mailer,
            InstantSource clock) {
        this.notifications = notifications;
        this.wishes = wishes;
        this.questions = questions;
        this.jobs = jobs;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** An event as the job needs it. */
    record Told(String eventId, String kind, String actorId, String actorName, Map<String, Object> data, Instant at) {}

    /** Who of the organization it goes to; the address is looked up when it is sent. */
    record Letter(String notificationId, String userId, String kind, String title, String message) {}

    record Delivered(int people, int mails) {}

    record Sent(String delivery) {}

    record Forgotten(long notifications) {}

    void declare() {
        jobs.handle(DELIVER, this::deliver);
        jobs.handle(MAIL, this::mail);
        jobs.schedule(
                FORGET,
                (job, tick) -> new Forgotten(
                        notifications.forget(job.scope(), clock.instant().minus(KEPT))));
    }

    Subscription subscription() {
        Subscription heard = Subscription.of("notifications", "notifications").urgency(Urgency.LOW);
        for (NotificationKind kind : NotificationKind.ALL) {
            heard = heard.on(kind.event(), (scope, event) -> ask(scope, kind, event));
        }
        return heard;
    }

    private void ask(Scope scope, NotificationKind kind, JsonObject event) {
        JsonObject audit = event.getJsonObject("audit", new JsonObject());
        Told told = new Told(
                event.getString("id"),
                kind.code(),
                event.getString("actorid", ""),
                audit.getString("actor_name", ""),
                event.getJsonObject("data").getMap(),
                Instant.parse(event.getString("time")));
        jobs.enqueue(scope, JobRequest.of(DELIVER, told).keyed(told.eventId()).priority(JobPriority.LOW));
    }

    private Delivered deliver(JobContext job, Told told) {
        NotificationKind kind = NotificationKind.byCode(told.kind())
                .orElseThrow(() -> new JobRefused("There is no kind " + told.kind() + " of notifications any more."));
        Scope scope = job.scope();
        Map<String, Object> data = told.data();
        List<MemberContact> people = NotificationRules.recipients(
                kind, data, told.actorId(), members(scope).members());
        Template template = wishes.templates(scope).getOrDefault(kind.code(), Template.of(kind));
        Template text = template.filled(NotificationRules.words(kind, data, told.actorName()));
        Map<String, Preferences> said = wishes.preferences(
                scope, people.stream().map(MemberContact::userId).toList());
        int mails = 0;
        for (MemberContact person : people) {
            Preferences.Preference wanted =
                    said.getOrDefault(person.userId(), Preferences.usual()).of(kind);
            String id = NotificationRules.id(told.eventId(), person.userId());
            if (wanted.inApp()) {
                notifications.add(scope, person.userId(), notification(id, kind, data, text, told.at()));
            }
            if (wanted.email()) {
                Letter letter = new Letter(id, person.userId(), kind.code(), text.title(), text.message());
                jobs.enqueue(scope, JobRequest.of(MAIL, letter).keyed(id).priority(JobPriority.LOW));
                mails++;
            }
        }
        return new Delivered(people.size(), mails);
    }

    private static Notification notification(
            String id, NotificationKind kind, Map<String, Object> data, Template text, Instant at) {
        return new Notification(
                id,
                kind.code(),
                text.title(),
                text.message(),
                data.get(kind.subject()) instanceof String subject ? subject : null,
                false,
                at,
                null);
    }

    /** To the address that the person has now, if they still work here. */
    private Sent mail(JobContext job, Letter letter) {
        MemberContact person = members(job.scope()).members().stream()
                .filter(member -> member.userId().equals(letter.userId()))
                .findFirst()
                .orElseThrow(() -> new JobRefused("The person does not work here any more."));
        Mail mail = new Mail(letter.kind(), person.email(), letter.title(), letter.message());
        mailer.sendOnce(letter.notificationId(), mail);
        return new Sent(mailer.delivery());
    }

    private MemberContacts members(Scope scope) {
        return questions
                .find(scope, "organizations.contacts", Map.of(), MemberContacts.class)
                .orElseThrow(() -> new IllegalStateException("nobody knows who works here"));
    }
}
