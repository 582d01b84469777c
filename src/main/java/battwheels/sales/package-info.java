/**
 * Sales: what customers are billed and what they pay, on the book of {@link battwheels.ledger}.
 *
 * <p>Nouns: an invoice ({@link battwheels.sales.Invoice}), a receipt ({@link battwheels.sales.Receipt}: money received and
 * what it settles), a credit note ({@link battwheels.sales.CreditNote}), a credit (what a customer has left of a receipt,
 * of a credit note or of a void invoice); before them an estimate ({@link battwheels.sales.Estimate}: an offer, also for the
 * repair of a ticket) and a sales order ({@link battwheels.sales.SalesOrder}). What is open on a document is the ledger's; a document keeps a copy
 * ({@link battwheels.sales.Settlement}) that names the entry it includes.
 *
 * <p>How a document posts: first it is frozen for the posting ({@link battwheels.sales.Attempts}), then the entry is posted
 * under the document's own source key, then the document names the entry. A crash in between is mended by whoever
 * repeats the command, or by hearing {@code journal_entry.posted}; before it is mended the document reads as it did.
 * Which lines a document makes is decided in {@link battwheels.posting}.
 */
@NullMarked
package battwheels.sales;

import org.jspecify.annotations.NullMarked;
