/**
 * What an organization's closed tickets teach: the figures of a card, each ticket once
 * ({@link battwheels.evfi.learning.LearningRules}); drafts of what no card explains; what such failures have in common.
 */
@NullMarked
package battwheels.evfi.learning;

import org.jspecify.annotations.NullMarked;
