/**
 * Articles, error codes, symptoms and the relations between them: an organization's own and the library's, in two stores
 * that are read side by side.
 */
@NullMarked
package battwheels.evfi.knowledge;

import org.jspecify.annotations.NullMarked;
