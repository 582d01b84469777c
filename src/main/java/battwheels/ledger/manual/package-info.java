/**
 * Manual journals: written by one person, approved by another, posted in the approval. Until then they are in no balance.
 */
@NullMarked
package battwheels.ledger.manual;

import org.jspecify.annotations.NullMarked;
