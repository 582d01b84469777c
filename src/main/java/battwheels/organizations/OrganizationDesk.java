package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Stored;
import java.time.InstantSource;

/** An organization's own profile and settings, as its members see and change them. */
final class OrganizationDesk {
    private final AggregateStore<Organization> organizations;
    private final Members members;
    private final InstantSource clock;

    OrganizationDesk(AggregateStore<Organization> organizations, Members members, InstantSource clock) {
        this.organizations = organizations;
        this.members = members;
        this.clock = clock;
    }

    Reply get(Command command) {
        return shown(command, organizations.get(command.scope(), id(command)));
    }

    Reply changeProfile(Command command) {
        ProfileForm form = command.body(ProfileForm.class);
        return shown(
                command,
                organizations.change(
                        command,
                        id(command),
                        before -> OrganizationRules.changeProfile(before, form, clock.instant())));
    }

    Reply changeSettings(Command command) {
        SettingsForm form = command.body(SettingsForm.class);
        return shown(
                command,
                organizations.change(
                        command,
                        id(command),
                        before -> OrganizationRules.changeSettings(before, form, clock.instant())));
    }

    private Reply shown(Command command, Stored<Organization> stored) {
        long count = members.count(command.scope());
        return new Reply.Resource(
                OrganizationView.of(id(command), stored.state(), count, clock.instant()), stored.version());
    }

    private static String id(Command command) {
        return command.scope().organization().value();
    }
}
