/**
 * Attachments: photographs, invoices and notes that belong to a ticket, a vehicle or a contact. A file comes in pieces,
 * so that a bad line costs one piece; it is looked at when it is whole, and is what its content is, whatever its name.
 * It goes out by links that say in themselves who may have what until when. Its bytes live in the organization's
 * {@link battwheels.platform.tenancy.BlobStore}.
 *
 * <pre>{@code
 *   uploading --complete, content is of a kind that is taken--> ready --delete--> gone
 *       |                                                                          ^
 *       +------ not whole after a day, of another kind, deleted -------------------+
 * }</pre>
 */
@NullMarked
package battwheels.attachments;

import org.jspecify.annotations.NullMarked;
