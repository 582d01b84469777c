/** Engines of similarity search: Lucene in this process, or a Weaviate server. Neither is the truth of anything. */
@NullMarked
package battwheels.platform.store.similarity;

import org.jspecify.annotations.NullMarked;
