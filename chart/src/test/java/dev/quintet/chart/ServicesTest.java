package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The chart runs what the file {@code services} lists. */
class ServicesTest {
    @Test
    void areThoseOfTheProject() {
        var listed = new TreeMap<String, String>();
        Chart.services().forEach(words -> {
            if (words.size() > 3) {
                listed.put(words.get(0), words.get(2) + " " + words.subList(3, words.size()));
            }
        });

        var running = new TreeMap<String, String>();
        Chart.running()
                .values()
                .forEach(service -> running.put(
                        (String) service.get("image"),
                        service.get("port") + " " + service.get("paths")));

        assertEquals(listed, running);
    }

    @Test
    void haveTheImagesOfTheRelease() {
        var modules = Chart.services().stream().map(List::getFirst).sorted().toList();

        assertEquals(
                modules.stream()
                        .map(module -> "example.org/acme/" + module)
                        .collect(Collectors.toSet()),
                Chart.byDefault().pods().stream()
                        .map(pod -> pod.container().getImage().replaceFirst("@.*", ""))
                        .collect(Collectors.toSet()));
    }
}
