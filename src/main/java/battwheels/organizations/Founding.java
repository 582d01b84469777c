package battwheels.organizations;

import battwheels.platform.tenancy.OrganizationId;

/** The ids of one sign-up, all from the organization's random part, so that every try and the recovery use the same. */
record Founding(OrganizationId organization, String founderId, String membershipId) {
    static Founding of(OrganizationId organization) {
        String random = organization.value().substring(organization.value().indexOf('_'));
        return new Founding(organization, "user" + random, "mem" + random);
    }
}
