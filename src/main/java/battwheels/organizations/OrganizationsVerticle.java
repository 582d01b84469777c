package battwheels.organizations;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.people.People;
import battwheels.platform.plans.Plan;
import java.util.function.Consumer;

/** Organizations, from sign-up on. */
public final class OrganizationsVerticle extends DomainVerticle {
    private final SignUp signUp;
    private final Questions questions;

    /**
     * @param trial the plan a sign-up gets
     * @param afterSignUpStep hears of each step of a sign-up; does nothing in production
     */
    public OrganizationsVerticle(Kernel kernel, People people, Plan trial, Consumer<SignUpStep> afterSignUpStep) {
        super("organizations", kernel.channels(), kernel.idempotent());
        this.questions = new Questions(kernel, people.users());
        this.signUp = new SignUp(
                kernel.aggregates(Aggregates.ORGANIZATION),
                kernel.aggregates(Aggregates.MEMBERSHIP),
                kernel.stores(),
                people,
                trial,
                kernel.clock(),
                afterSignUpStep);
    }

    @Override
    protected void bind(Operations on) {
        on.on("signUpOrganization", this::signUp)
                .inside("organizations.member", command -> questions.member(command))
                .inside("organizations.zone", command -> questions.zone(command));
    }

    private Reply signUp(Command command) {
        return new Reply.Made(signUp.run(command));
    }
}
