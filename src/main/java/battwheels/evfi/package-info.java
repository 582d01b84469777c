/**
 * EV failure intelligence: what is known of failures, found again by what the next vehicle shows.
 *
 * <p>Nouns: {@link battwheels.evfi.card.FailureCard}, its signature, symptoms, cause and cure. Knowledge is an
 * organization's own ({@link battwheels.evfi.own.TenantKnowledge}) or the library's that all read
 * ({@link battwheels.evfi.library.GlobalKnowledge}): two types, two stores. Nothing of an organization's own reaches
 * anybody else.
 *
 * <p>Rooms, each of which sees only those before it: {@code card}, {@code library}, {@code own}; {@code index},
 * {@code matching}, {@code causes}, {@code guided}, {@code knowledge} to find and to follow; {@code imports} and
 * {@code learning} to know more; {@code promotion} and {@code sharing} to let others know. Here is what puts them
 * together ({@link battwheels.evfi.EvfiVerticle}, {@link battwheels.evfi.KnowledgeVerticle}) and the events they tell.
 */
@NullMarked
package battwheels.evfi;

import org.jspecify.annotations.NullMarked;
