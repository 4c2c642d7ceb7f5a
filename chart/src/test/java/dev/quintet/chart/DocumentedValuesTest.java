package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/**
 * The table in docs/kubernetes.md is made of the schema and the default values. {@code
 * -Dvalues.table=write} writes it.
 */
class DocumentedValuesTest {
    private static final String HEADING = "## Values\n\n";

    @Test
    void areThoseOfTheChart() throws IOException {
        var page = Chart.FOLDER.resolveSibling("docs").resolve("kubernetes.md");
        var text = Files.readString(page);
        var begin = text.indexOf(HEADING) + HEADING.length();
        var end = text.indexOf("\n\n", begin) + 1;
        var table = ValuesTable.of(Chart.schema()).markdown(Chart.values());

        if ("write".equals(System.getProperty("values.table"))) {
            Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertEquals(
                    table,
                    text.substring(begin, end),
                    "run mvn test -pl chart -Dvalues.table=write");
        }
    }
}
