package battwheels.platform.store.similarity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Entries as Lucene documents, and the queries that find them. */
final class LuceneEntries {
    static final Analyzer ANALYZER = new EnglishAnalyzer();

    private static final String ID = "id";
    private static final String OWNER = "owner";
    private static final String LABEL = "label";
    private static final String FINGERPRINT = "fingerprint";
    private static final String TEXT = "text";
    private static final String VECTOR = "vector";
    private static final Set<String> FOUND = Set.of(ID, OWNER);

    /** Looks at this many candidates at least: a space of a workshop is then searched exactly. */
    private static final int CANDIDATES = 128;

    private LuceneEntries() {}

    static void put(IndexWriter writer, Entry entry) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, entry.id(), Field.Store.YES));
        document.add(new StoredField(OWNER, entry.owner()));
        document.add(new StringField(LABEL, entry.label(), Field.Store.NO));
        document.add(new StoredField(FINGERPRINT, entry.fingerprint()));
        document.add(new TextField(TEXT, entry.text(), Field.Store.NO));
        document.add(new KnnFloatVectorField(VECTOR, entry.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        writer.updateDocument(new Term(ID, entry.id()), document);
    }

    static void remove(IndexWriter writer, Collection<String> ids) throws IOException {
        writer.deleteDocuments(new TermInSetQuery(ID, bytes(ids)));
    }

    static Map<String, String> fingerprints(IndexSearcher searcher) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            StoredFields stored = leaf.reader().storedFields();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if (leaf.reader().getLiveDocs() == null
                        || leaf.reader().getLiveDocs().get(doc)) {
                    Document document = stored.document(doc, Set.of(ID, FINGERPRINT));
                    all.put(document.get(ID), document.get(FINGERPRINT));
                }
            }
        }
        return all;
    }

    static List<Near> nearest(IndexSearcher searcher, float[] vector, Set<String> labels, int most) throws IOException {
        int candidates = Math.max(CANDIDATES, most);
        Query query = new KnnFloatVectorQuery(VECTOR, vector, candidates, labelled(labels));
        // Lucene's score of an inner product is (1 + cosine) / 2.
        return found(searcher, searcher.search(query, most), score -> 2 * score - 1);
    }

    static List<Near> lexical(IndexSearcher searcher, String words, Set<String> labels, int most) throws IOException {
        Query said = new QueryBuilder(ANALYZER).createBooleanQuery(TEXT, words);
        if (said == null) {
            return List.of();
        }
        Query query = new BooleanQuery.Builder()
                .add(said, Occur.MUST)
                .add(labelled(labels), Occur.FILTER)
                .build();
        return found(searcher, searcher.search(query, most), score -> score);
    }

    @FunctionalInterface
    private interface Scale {
        float of(float score);
    }

    private static List<Near> found(IndexSearcher searcher, TopDocs top, Scale scale) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<Near> all = new ArrayList<>();
        for (ScoreDoc each : top.scoreDocs) {
            Document document = stored.document(each.doc, FOUND);
            all.add(new Near(document.get(ID), document.get(OWNER), scale.of(each.score)));
        }
        return List.copyOf(all);
    }

    private static Query labelled(Set<String> labels) {
        return new TermInSetQuery(LABEL, bytes(labels));
    }

    private static List<BytesRef> bytes(Collection<String> texts) {
        return texts.stream().map(BytesRef::new).toList();
    }
}
