/**
 * EV failure intelligence: what is known of failures, found again by what the next vehicle shows.
 *
 * <p>Nouns: {@link battwheels.evfi.FailureCard}, its signature, symptoms, cause and cure. Knowledge is an
 * organization's own ({@code TenantKnowledge}) or the library's that all read ({@code GlobalKnowledge}): two types, two
 * stores. Nothing of an organization's own reaches anybody else.
 */
@NullMarked
package battwheels.evfi;

import org.jspecify.annotations.NullMarked;
