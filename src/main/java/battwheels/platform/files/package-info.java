/** Files as domains take them in and give them out: pieces of an upload, pieces of a download, and what a picture claims. */
@NullMarked
package battwheels.platform.files;

import org.jspecify.annotations.NullMarked;
