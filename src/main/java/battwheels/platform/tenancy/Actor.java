package battwheels.platform.tenancy;

/**
 * Who acts: a signed-in user, or the server itself on an organization's behalf.
 *
 * @param id user id, or {@code system}
 * @param name shown in timelines and audit entries
 * @param address network address the request came from; {@code internal} for the server itself
 */
public record Actor(String id, String name, String address) {
    public static final Actor SYSTEM = new Actor("system", "Battwheels OS", "internal");
}
