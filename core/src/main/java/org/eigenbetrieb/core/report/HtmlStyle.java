package org.eigenbetrieb.core.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheets of the HTML form; constants, so that the security policy can name their hash. */
final class HtmlStyle {

    private static final String COMMON = """

            :root { color-scheme: light; }
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0 auto; max-width: 78rem; padding: 1.5rem 1rem 3rem; color: #1a1a1a; background: #fff;
              font: 1rem/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
            h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
            h2 { font-size: 1.25rem; line-height: 1.25; margin: 2.2rem 0 .7rem; }
            h1, h2, caption { hyphens: auto; overflow-wrap: break-word; }
            p, ul { margin: .6rem 0; max-width: 46rem; }
            ul { padding-left: 1.3rem; }
            a { color: #1d4f7c; }
            .organisation { font-weight: 600; color: #444; margin: 0 0 .4rem; }
            .subtitle { font-size: 1.1rem; color: #444; margin: 0 0 .4rem; }
            body > header { border-bottom: 2px solid #1a1a1a; padding-bottom: .9rem; }
            dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .15rem 1.2rem;
              margin: .8rem 0 0; max-width: 46rem; }
            dt { color: #444; hyphens: auto; }
            dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            nav ul { list-style: none; padding: 0; margin: .8rem 0 0; }
            .scroll { overflow-x: auto; margin: 1rem 0; }
            .scroll:focus-visible { outline: 2px solid #1d4f7c; outline-offset: 2px; }
            table { border-collapse: collapse; font-size: .9375rem; line-height: 1.35; }
            caption { text-align: left; font-weight: 600; padding: 0 0 .45rem; }
            th, td { padding: .2rem .55rem; vertical-align: top; text-align: left; font-weight: 400; }
            thead th { vertical-align: bottom; font-weight: 600; border-bottom: 1px solid #1a1a1a; }
            thead tr:first-child th { border-top: 1px solid #1a1a1a; }
            thead th.number, td.number { text-align: right; }
            th.group { text-align: center; border-bottom: 1px solid #8a8a8a; }
            .unit { display: block; font-weight: 400; color: #444; }
            td.number, td.key { font-variant-numeric: tabular-nums; white-space: nowrap; }
            td.number { position: relative; }
            .marks1 { padding-right: 2.1rem; } .marks2 { padding-right: 3.6rem; } .marks3 { padding-right: 5.1rem; }
            .marks1 .mark { left: calc(100% - 1.9rem); } .marks2 .mark { left: calc(100% - 3.4rem); }
            .marks3 .mark { left: calc(100% - 4.9rem); }
            tbody th { hyphens: auto; min-width: 11rem; }
            tbody tr { border-bottom: 1px solid #e3e3e3; }
            .l1 { padding-left: 1.55rem; } .l2 { padding-left: 2.55rem; } .l3 { padding-left: 3.55rem; }
            .l4 { padding-left: 4.55rem; } .l5 { padding-left: 5.55rem; } .l6 { padding-left: 6.55rem; }
            .l7 { padding-left: 7.55rem; } .l8 { padding-left: 8.55rem; } .l9 { padding-left: 9.55rem; }
            tr.heading > * { font-weight: 600; padding-top: .8rem; }
            tr.subtotal > * { font-weight: 600; }
            tr.subtotal > td.number { border-top: 1px solid #6b6b6b; }
            tr.total > * { font-weight: 700; border-top: 1px solid #1a1a1a; }
            tr.result > * { font-weight: 700; border-top: 1px solid #1a1a1a; border-bottom: 3px double #1a1a1a; }
            tr.memo > * { color: #4a4a4a; font-size: .875rem; }
            tbody:last-child > tr:last-child { border-bottom: 1px solid #1a1a1a; }
            .printed { text-decoration: underline dotted #a6a6a6; text-underline-offset: .25em; }
            .computed { font-style: italic; }
            .mark { font-size: .75rem; line-height: 1; margin-left: .25em; font-style: normal; font-weight: 400; }
            td.number .mark { position: absolute; top: .3rem; margin: 0; vertical-align: baseline; white-space: nowrap; }
            .mark a { text-decoration: none; }
            .error a, .error strong { color: #9b1c1c; font-weight: 700; }
            .warning a, .warning strong { color: #7a4a00; font-weight: 700; }
            .info a, .info strong { color: #1d4f7c; }
            .notes { list-style: none; padding: 0; margin: .4rem 0 1.2rem; font-size: .875rem; }
            .notes li { padding-left: 2rem; text-indent: -2rem; margin: .15rem 0; }
            .notes li > .sign { display: inline-block; width: 2rem; text-indent: 0; text-decoration: none; }
            .finding { border-left: 4px solid #6b6b6b; padding: .1rem 0 .1rem .9rem; margin: 1rem 0; max-width: 46rem; }
            .finding.error { border-color: #9b1c1c; } .finding.warning { border-color: #7a4a00; }
            .finding.info { border-color: #1d4f7c; }
            .finding h3 { font-size: 1rem; margin: 0 0 .3rem; }
            .finding p { margin: .25rem 0; }
            .code, .source { color: #444; font-size: .875rem; overflow-wrap: anywhere; }
            .legend { border-top: 1px solid #8a8a8a; margin-top: 2.5rem; padding-top: .6rem; font-size: .875rem; }
            .legend h2 { font-size: 1rem; margin: 0 0 .3rem; }
            .legend .mark { margin: 0; }
            .legend ul { list-style: none; padding: 0; margin: 0; }
            @media (max-width: 40rem) {
              body { padding: 1rem .75rem 2rem; }
              h1 { font-size: 1.4rem; }
              dl { grid-template-columns: 1fr; gap: 0; }
              dd { margin: 0 0 .4rem; }
              table { font-size: .875rem; }
              tbody th { min-width: 8.5rem; }
              thead th.label, tbody th[scope="row"] { position: sticky; left: 0; z-index: 1; background: #fff; }
            }
            @media print {
              html { font-size: 9.5pt; }
              body { max-width: none; padding: 0; }
              a { color: inherit; text-decoration: none; }
              .scroll { overflow: visible; }
              table { width: 100%; font-size: 8.5pt; }
              caption { break-after: avoid; }
              thead { display: table-header-group; }
              tr, .finding, .notes li { break-inside: avoid; }
              tr.heading { break-after: avoid; }
              tr.subtotal, tr.total, tr.result { break-before: avoid; }
              h1, h2, h3 { break-after: avoid; }
              p, li { orphans: 3; widows: 3; }
              nav { display: none; }
            }
            @page {
              margin: 18mm 16mm 20mm 20mm;
              @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 8pt Arial, sans-serif; }
            }
            """;

    private static final String PORTRAIT = "@page { size: A4 portrait; }\n";
    private static final String LANDSCAPE = "@page { size: A4 landscape; }\n";
    private static final String BY_TABLE = """
            @page { size: A4 portrait; }
            @page across { size: A4 landscape; }
            .across { page: across; }
            """;

    private HtmlStyle() {}

    static String sheet(PageOrientation orientation) {
        return COMMON
                + switch (orientation) {
                    case PORTRAIT -> PORTRAIT;
                    case LANDSCAPE -> LANDSCAPE;
                    case BY_TABLE -> BY_TABLE;
                };
    }

    /** Allows this style sheet and nothing else: no script, no image, no connection. */
    static String policy(String sheet) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
