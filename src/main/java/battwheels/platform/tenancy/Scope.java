package battwheels.platform.tenancy;

/**
 * One piece of work in one organization: everything a store, a channel or a log line needs to know of
 * the tenant. There is no ambient "current tenant"; whoever touches data was handed a scope.
 */
public record Scope(OrganizationId organization, Actor actor, Grants grants, String correlationId, Deadline deadline) {

    public boolean allows(String permission) {
        return grants.allows(permission);
    }
}
