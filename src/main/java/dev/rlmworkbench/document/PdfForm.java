package dev.rlmworkbench.document;

import java.io.IOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDFieldFactory;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// What people filled in and wrote on the pages of a PDF, which is no part of the pages' own text.
final class PdfForm {

    private final PDAcroForm form;
    private final Map<COSDictionary, PDField> fields = new IdentityHashMap<>();
    private final Set<COSDictionary> told = new HashSet<>();

    private PdfForm(PDAcroForm form) {
        this.form = form;
        for (var field : form.getFieldTree()) {
            field.getWidgets().forEach(widget -> fields.put(widget.getCOSObject(), field));
        }
    }

    /// @throws RuntimeException where the form is damaged
    static PdfForm of(PDDocument pdf) {
        // without what PDFBox does to a form that is to be shown: it would look for fonts and draw
        var form = pdf.getDocumentCatalog().getAcroForm(null);
        return form == null ? without(pdf) : new PdfForm(form);
    }

    /// One that knows only the fields it meets on the pages.
    static PdfForm without(PDDocument pdf) {
        return new PdfForm(new PDAcroForm(pdf));
    }

    /// Whether its fields exist only for programs that know XFA; what other programs show is a page that says so.
    boolean isXfaOnly() {
        return form.xfaIsDynamic();
    }

    /// The fields with a value as `name: value`, and what is written in notes, in the order of the page, without
    /// hidden ones.
    ///
    /// @throws IOException where one is damaged
    SequencedSet<String> lines(PDPage page) throws IOException {
        var lines = new LinkedHashSet<String>();
        for (var annotation : page.getAnnotations()) {
            var line = annotation instanceof PDAnnotationWidget ? field(annotation) : note(annotation);
            if (!line.isBlank() && !annotation.isHidden() && !annotation.isNoView()) {
                lines.add(line.replace("\r\n", "\n").replace('\r', '\n').strip());
            }
        }
        return lines;
    }

    /// Fields that stand on no page.
    SequencedSet<String> elsewhere() {
        var lines = new LinkedHashSet<String>();
        for (var field : form.getFieldTree()) {
            if (!(field instanceof PDNonTerminalField) && !told.contains(field.getCOSObject())) {
                lines.add(line(field));
            }
        }
        lines.remove("");
        return lines;
    }

    private String field(PDAnnotation widget) {
        var field = fields.get(widget.getCOSObject());
        if (field == null) {
            field = strayField(widget.getCOSObject());
        }
        if (field == null) {
            return "";
        }
        told.add(field.getCOSObject());
        return line(field);
    }

    /// One on a page that the form does not list.
    private @Nullable PDField strayField(COSDictionary widget) {
        boolean isKid = !widget.containsKey(COSName.T) && widget.getCOSDictionary(COSName.PARENT) != null;
        return PDFieldFactory.createField(form, isKid ? widget.getCOSDictionary(COSName.PARENT) : widget, null);
    }

    private static String line(PDField field) {
        var value = value(field).strip();
        if (value.isEmpty()) {
            return "";
        }
        return "%s: %s".formatted(name(field), value);
    }

    /// As the program calls it and, in brackets, as people do.
    private static String name(PDField field) {
        var name = Objects.requireNonNullElse(field.getFullyQualifiedName(), "").strip();
        var label =
                Objects.requireNonNullElse(field.getAlternateFieldName(), "").strip();
        if (name.isEmpty()) {
            return label.isEmpty() ? "field without a name" : label;
        }
        return label.isEmpty() || label.equals(name) ? name : "%s (%s)".formatted(name, label);
    }

    private static String value(PDField field) {
        return switch (field) {
            case PDPushButton _ -> "";
            case PDSignatureField signed -> signature(signed);
            case PDChoice choice -> chosen(choice);
            default -> String.valueOf(field.getValueAsString());
        };
    }

    private static String signature(PDSignatureField field) {
        var signature = field.getSignature();
        if (signature == null) {
            return "";
        }
        return signature.getName() == null ? "signed" : "signed by " + signature.getName();
    }

    /// What the list shows, not the code behind it.
    private static String chosen(PDChoice choice) {
        var codes = choice.getOptionsExportValues();
        var shown = choice.getOptionsDisplayValues();
        return choice.getValue().stream()
                .map(value -> {
                    int at = codes.indexOf(value);
                    return at >= 0 && at < shown.size() ? shown.get(at) : value;
                })
                .collect(Collectors.joining(", "));
    }

    private static String note(PDAnnotation annotation) {
        if (annotation instanceof PDAnnotationPopup || annotation instanceof PDAnnotationLink) {
            return "";
        }
        var contents = annotation.getContents() == null ? "" : annotation.getContents();
        if (!(annotation instanceof PDAnnotationMarkup markup)) {
            return contents.isBlank() ? "" : "note: " + contents;
        }
        if (contents.isBlank() && markup.getRichContents() != null) {
            contents = Jsoup.parse(markup.getRichContents()).text();
        }
        if (contents.isBlank() || "FreeText".equals(markup.getSubtype())) {
            return contents; // free text stands on the page like its own
        }
        var author = markup.getTitlePopup();
        return author == null || author.isBlank()
                ? "note: " + contents
                : "note by %s: %s".formatted(author.strip(), contents);
    }
}
