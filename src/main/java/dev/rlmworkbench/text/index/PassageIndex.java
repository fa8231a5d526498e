package dev.rlmworkbench.text.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Which terms stand in which passage of a text, and how often: a Lucene index in memory without the text itself.
/// Passages are numbered as they follow one another, since each part of the text is written by one thread and its
/// segments are never merged. Thread-safe.
public final class PassageIndex {

    private static final String FIELD = "text";
    /// In which a further thread is worth its start.
    private static final int PASSAGES_OF_PART = 500;

    private static final int MAX_PARTS = 4;

    private static final double BUFFER_MEGABYTES = 24;

    private final IndexReader reader;
    private final IndexSearcher searcher;

    private PassageIndex(IndexReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null); // one for the whole process, which would hold what was asked of other texts
    }

    public static PassageIndex of(String text, PassageBorders passages, Analysis analysis) {
        int parts = Math.clamp(passages.count() / PASSAGES_OF_PART, 1, MAX_PARTS);
        var readers = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> written(
                        text, passages, start(part, parts, passages), start(part + 1, parts, passages), analysis))
                .toArray(IndexReader[]::new);
        try {
            return new PassageIndex(new MultiReader(readers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int start(int part, int parts, PassageBorders passages) {
        return (int) ((long) passages.count() * part / parts);
    }

    private static IndexReader written(String text, PassageBorders passages, int first, int end, Analysis analysis) {
        var config = new IndexWriterConfig(analysis)
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setUseCompoundFile(false);
        var directory = new ByteBuffersDirectory();
        try {
            try (var writer = new IndexWriter(directory, config)) {
                var field = new Field(FIELD, "", type());
                var document = new Document();
                document.add(field);
                for (int passage = first; passage < end; passage++) {
                    field.setStringValue(text.substring(passages.start(passage), passages.end(passage)));
                    writer.addDocument(document);
                }
            }
            return DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldType type() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /// In how many passages a term stands.
    public int containing(String term) {
        try {
            return reader.docFreq(new Term(FIELD, term));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How much it tells that a passage has this term: more the fewer have it (Robertson and Zaragoza 2009).
    public double weight(String term) {
        int containing = containing(term);
        return Math.log(1 + (reader.maxDoc() - containing + 0.5) / (containing + 0.5));
    }

    /// The numbers of the passages that match best by BM25 (k1 = 1.2, b = 0.75), best first.
    ///
    /// @param most at least 1
    public List<Integer> best(Collection<String> terms, int most) {
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new TermQuery(new Term(FIELD, term)), BooleanClause.Occur.SHOULD));
        try {
            return Arrays.stream(searcher.search(query.build(), most).scoreDocs)
                    .map(found -> found.doc)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
