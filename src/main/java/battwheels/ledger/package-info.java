/**
 * The ledger: the double-entry book of an organization, and the one place where money is decided.
 *
 * <p>Nouns: an entry (one document with all its lines, balanced, under the book's next sequence, carrying the hash of the
 * entry before); an account ({@link battwheels.ledger.SystemAccount} are those every chart has); an open item (what one
 * document still has open on a control account: {@link battwheels.ledger.OpenItem}); a number taken with an entry
 * ({@link battwheels.ledger.NumberRequest}); a period lock.
 *
 * <p>How another domain posts: {@code questions.ask(scope, "ledger.post", request, Posted.class)} with a
 * {@link battwheels.ledger.PostingRequest}. The entry is decided on the book as of the entry before it and committed only
 * as the next one; when the answer is there, every balance includes it. Under one {@link battwheels.ledger.Source#key}
 * there is one entry for ever: posting it again answers the same {@link battwheels.ledger.Posted} with
 * {@code repeated = true}, whatever else has changed meanwhile, so a command that crashed simply posts again.
 *
 * <p>What is open on a document is what the journal's lines say. A line on a control account
 * ({@link battwheels.ledger.SystemAccount#isControl}) names the document whose item it moves
 * ({@link battwheels.ledger.ItemMovement}); an item is never moved below zero nor above what it was opened with. So an
 * invoice opens an item on {@code RECEIVABLE}; a receipt credits the items of the invoices it pays and opens its
 * unallocated rest on {@code CUSTOMER_ADVANCES}; applying that rest later debits the one and credits the other. There is
 * no allocation beside the journal.
 *
 * <p>Refusals, in this order: {@code BOOK_PARKED}, {@code VALIDATION_FAILED} (unbalanced, unknown account, an item named
 * wrongly), {@code PERIOD_LOCKED}, {@code ILLEGAL_MOVE} (the entry it {@code reverses} was taken back; member
 * {@code reversed_by}), {@code BALANCE_CHANGED} (an {@link battwheels.ledger.ExpectedBalance} does not hold;
 * member {@code balance_due}), {@code BALANCE_EXCEEDED} (members {@code balance_due}, {@code document_id}),
 * {@code ISSUE_DATE_ORDER} (member {@code last_issue_date}), {@code DUPLICATE} (the number is in use by another series).
 * {@code OUTCOME_UNKNOWN}: post again under the same source key.
 *
 * <p>Other questions: {@code ledger.posted} (path {@code source_key}: {@link battwheels.ledger.Posted}, or nothing),
 * {@code ledger.item} (path {@code account}, {@code document_id}: {@link battwheels.ledger.OpenItem}, or nothing: what is
 * open now, one read by id; with {@code sequence} at least as of that entry), {@code ledger.items}, {@code ledger.open}
 * and {@code ledger.items_of} ({@link battwheels.ledger.OpenItems}: the same of many),
 * {@code ledger.account} (path {@code account}, an id or a code: {@link battwheels.ledger.AccountCard}, or nothing).
 *
 * <p>Every entry tells {@code journal_entry.posted} ({@link battwheels.ledger.EntryPosted}): at least once, also after a
 * crash between the commit and the answer, so that a document that names its entry can be finished by hearing of it.
 *
 * <p>What the ledger asks when a book is checked: {@code DOMAIN.documents} of the domains that it is told have documents
 * ({@link battwheels.ledger.BookedDocuments}): what they say of their entries must be what was posted.
 *
 * <p>The ledger knows no other domain. Which lines a document makes is decided in {@code posting}.
 */
@NullMarked
package battwheels.ledger;

import org.jspecify.annotations.NullMarked;
