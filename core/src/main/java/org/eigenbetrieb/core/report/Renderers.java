package org.eigenbetrieb.core.report;

/** The printed forms of reports. */
public final class Renderers {

    /** Width of {@link #text()} in characters. */
    public static final int TEXT_WIDTH = 120;

    private Renderers() {}

    /**
     * Text for a terminal, {@value #TEXT_WIDTH} characters wide.
     *
     * @return the renderer
     */
    public static Renderer text() {
        return text(TEXT_WIDTH);
    }

    /**
     * Text for a terminal.
     *
     * @param width width in characters, from 40 to 1000
     * @return the renderer
     * @throws IllegalArgumentException when the width is out of bounds
     */
    public static Renderer text(int width) {
        return new TextRenderer(width);
    }

    /**
     * Markdown as GitHub understands it.
     *
     * @return the renderer
     */
    public static Renderer markdown() {
        return new MarkdownRenderer();
    }

    /**
     * CSV for spreadsheets: the tables one below the other.
     *
     * @return the renderer
     */
    public static Renderer csv() {
        return new CsvRenderer();
    }

    /**
     * One self-contained HTML document, made for A4 and for screens; tables of many columns lie across.
     *
     * @return the renderer
     */
    public static Renderer html() {
        return html(PageOrientation.BY_TABLE);
    }

    /**
     * One self-contained HTML document, made for A4 and for screens.
     *
     * @param orientation how the pages lie when printed
     * @return the renderer
     */
    public static Renderer html(PageOrientation orientation) {
        return new HtmlRenderer(orientation);
    }
}
