package battwheels.accounts;

import battwheels.accounts.AccountAnswers.Mailed;
import battwheels.accounts.AccountAnswers.Message;
import battwheels.accounts.AccountBodies.AcceptAdmin;
import battwheels.accounts.AccountBodies.ForgotPassword;
import battwheels.accounts.AccountBodies.Login;
import battwheels.accounts.AccountBodies.ResendVerification;
import battwheels.accounts.AccountBodies.ResetPassword;
import battwheels.accounts.AccountBodies.SecondFactorAnswer;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.Sealer;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mailer;
import battwheels.platform.people.DeviceGrants;
import battwheels.platform.people.Email;
import battwheels.platform.people.People;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.people.User;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.streams.Subscription;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Signing in and out, one's own account, and the operator's way in. */
public final class AccountsVerticle extends DomainVerticle {
    private static final String MEMBER_JOINED = "member.joined";
    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    private final People people;
    private final Mailer mailer;
    private final OwnAccount own;
    private final PasswordResets resets;
    private final PlatformAdmins admins;
    private final OwnSessions sessions;
    private final OwnSecondFactor secondFactor;
    private final PlatformUsers platformUsers;
    private final Verifications verifications;
    private final DeviceGrants grants;
    private final Devices devices;
    private final Aside aside = new Aside();

    /**
     * What this domain needs beside the kernel.
     *
     * @param tokenLife how long a sign-in lasts
     * @param platformAdmin the folded address that may become platform admin; empty when none may
     */
    public record Needs(
            People people,
            PlatformLog log,
            Sealer sealer,
            Mailer mailer,
            Links links,
            Optional<String> platformAdmin,
            DeviceGrants grants,
            Duration tokenLife) {}

    public AccountsVerticle(Kernel kernel, Needs needs) {
        super("accounts", kernel.channels(), kernel.idempotent());
        this.people = needs.people();
        this.mailer = needs.mailer();
        this.own = new OwnAccount(people);
        this.grants = needs.grants();
        this.devices = new Devices(people, grants, needs.links(), needs.tokenLife());
        this.sessions = new OwnSessions(people);
        this.secondFactor = new OwnSecondFactor(people);
        this.platformUsers = new PlatformUsers(people, needs.log(), kernel.clock());
        this.verifications = new Verifications(people.users(), mailer, needs.links(), kernel.clock());
        kernel.subscriptions()
                .declare(Subscription.of("accounts", "address_confirmation")
                        .on(MEMBER_JOINED, (scope, event) -> welcome(event)));
        this.resets = new PasswordResets(people, mailer, needs.links(), kernel.clock());
        this.admins = new PlatformAdmins(
                needs.platformAdmin(),
                new AdminLinks(needs.sealer(), kernel.clock()),
                people,
                mailer,
                needs.links(),
                needs.log(),
                kernel.clock());
    }

    @Override
    protected void bind(Operations on) {
        on.on("login", this::login)
                .on("logout", this::logout)
                .on("forgotPassword", this::forgotPassword)
                .on("resetPassword", this::resetPassword)
                .on("acceptPlatformAdmin", this::acceptPlatformAdmin)
                .on("verifyEmail", this::verifyEmail)
                .on("resendVerification", this::resendVerification)
                .on("answerSecondFactor", this::answerSecondFactor)
                .on("getSecondFactor", command -> secondFactor.get(command))
                .on("setUpSecondFactor", command -> secondFactor.begin(command))
                .on("confirmSecondFactor", command -> secondFactor.confirm(command))
                .on("renewRecoveryCodes", command -> secondFactor.renewRecoveryCodes(command))
                .on("removeSecondFactor", command -> secondFactor.remove(command))
                .on("authorizeDevice", command -> devices.start(command))
                .on("pollDeviceToken", command -> devices.poll(command))
                .on("getDevice", command -> devices.get(command))
                .on("approveDevice", command -> devices.approve(command))
                .on("denyDevice", command -> devices.deny(command))
                .on("listSessions", command -> sessions.list(command))
                .on("endSession", command -> sessions.end(command))
                .on("endAllSessions", command -> sessions.endAll(command))
                .on("getPlatformUser", command -> platformUsers.get(command))
                .on("lockUser", command -> platformUsers.lock(command))
                .on("unlockUser", command -> platformUsers.unlock(command))
                .on("removeUserSecondFactor", command -> platformUsers.removeSecondFactor(command))
                .on("getMe", command -> own.me(command))
                .on("switchOrganization", command -> own.switchByBody(command))
                .on("switchToOrganization", command -> own.switchByPath(command))
                .on("changePassword", command -> own.changePassword(command));
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SWEEP_INTERVAL.toMillis(), timer -> aside.run(context, this::sweep));
        aside.run(context, admins::invite);
        return super.start();
    }

    private Reply login(Command command) {
        Login login = command.body(Login.class);
        User user = people.passwords().prove(Email.fold(login.email()), login.password());
        return people.signIns().enter(command, user).entered();
    }

    private Reply answerSecondFactor(Command command) {
        SecondFactorAnswer answer = command.body(SecondFactorAnswer.class);
        if ((answer.code() == null) == (answer.recoveryCode() == null)) {
            return Reply.refused(Problem.invalid("/code", "Send either code or recovery_code."));
        }
        return people.signIns()
                .answer(command, answer.challenge(), answer.code(), answer.recoveryCode())
                .entered();
    }

    private Reply verifyEmail(Command command) {
        verifications.use(command.query().text("token").orElse(""));
        return new Reply.Plain(new Message("The address is confirmed."));
    }

    /** Answers the same before it looks, like a forgotten password. */
    private Reply resendVerification(Command command) {
        String email = Email.fold(command.body(ResendVerification.class).email());
        aside.run(context, () -> verifications.mailAgain(email));
        return new Reply.Plain(new Mailed(
                "If there is such an account and its address is not confirmed, a link is on its way.",
                mailer.delivery()));
    }

    /** Mail is no reason to hold up what else waits for the event; one that gets lost can be asked for. */
    private void welcome(JsonObject event) {
        String userId = event.getJsonObject("data").getString("user_id");
        aside.run(context, () -> verifications.welcome(userId));
    }

    private Reply logout(Command command) {
        people.sessions().end(command.principal().sessionId());
        return new Reply.Left(new Message("You are signed out."));
    }

    /** Answers the same before it looks whether there is such an account, so that neither words nor time tell. */
    private Reply forgotPassword(Command command) {
        String email = Email.fold(command.body(ForgotPassword.class).email());
        aside.run(context, () -> resets.mail(email));
        return new Reply.Plain(new Mailed(
                "If there is such an account, a link to choose a new password is on its way.", mailer.delivery()));
    }

    private Reply resetPassword(Command command) {
        if (!command.idempotency().completed()) {
            ResetPassword form = command.body(ResetPassword.class);
            resets.use(form.token(), form.newPassword());
        }
        return new Reply.Plain(new Message("The password is changed. Sign in with it."));
    }

    private Reply acceptPlatformAdmin(Command command) {
        if (command.idempotency().completed()) {
            return Reply.refused(
                    Problem.of(ProblemCode.IDEMPOTENCY_COMPLETED, "This link was used. Log in with the password."));
        }
        AcceptAdmin form = command.body(AcceptAdmin.class);
        User admin = admins.accept(command, form.token(), form.password(), form.name());
        return people.signIns().enter(command, admin).entered();
    }

    private void sweep() {
        people.sessions().sweep();
        people.failures().sweep();
        grants.sweep();
    }
}
