package dev.quintet.release;

import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.registry.Tools;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The images in the form that is pushed. They are exported from the engine once, whatever store it
 * has, and compressed in the tools' container. So their digests are known, and can be recorded,
 * before anything is pushed.
 */
record ImageArchive(Tools tools, Engine engine) {
    private static final String ARCHIVE = "/var/tmp/images.tar";

    /**
     * Of each module $1 and image $2, and so on, an OCI layout with its manifest. Prints manifest and
     * configuration of each in base64. All in one command, because each costs a round trip to the
     * engine.
     */
    private static final String CONVERT = """
            convert() {
                layout=/var/tmp/$1
                skopeo --insecure-policy copy --quiet --dest-compress "docker-archive:%s:$2" "dir:$layout.dir"
                mkdir -p "$layout/blobs"
                rm "$layout.dir/version"
                manifest=$(sha256sum "$layout.dir/manifest.json" | cut -d' ' -f1)
                type=$(sed -n 's/.*"mediaType":"\\([^"]*manifest[^"]*\\)".*/\\1/p' "$layout.dir/manifest.json")
                config=$(sed -n 's/.*"config":{[^}]*"digest":"sha256:\\([^"]*\\)".*/\\1/p' "$layout.dir/manifest.json")
                size=$(stat -c %%s "$layout.dir/manifest.json")
                mv "$layout.dir/manifest.json" "$layout.dir/$manifest"
                mv "$layout.dir" "$layout/blobs/sha256"
                echo '{"imageLayoutVersion":"1.0.0"}' >"$layout/oci-layout"
                printf '{"schemaVersion":2,"manifests":[{"mediaType":"%%s","digest":"sha256:%%s","size":%%d}]}' \\
                    "$type" "$manifest" "$size" >"$layout/index.json"
                for blob in "$manifest" "$config"; do
                    base64 --wrap=0 "$layout/blobs/sha256/$blob" && echo
                done >"$layout.said"
            }
            running=; said=
            while [ $# -gt 0 ]; do
                convert "$1" "$2" &
                running="$running $!" said="$said /var/tmp/$1.said"
                shift 2
            done
            for each in $running; do wait "$each"; done
            cat $said
            """.formatted(ARCHIVE);

    Map<String, Manifest> convert(List<BuiltImage> images) {
        tools.receive(engine.save(images), ARCHIVE);
        var arguments = images.stream()
                .flatMap(image -> Stream.of(image.module(), image.name()))
                .toArray(String[]::new);
        var said = new String(tools.sh(CONVERT, new byte[0], arguments), StandardCharsets.US_ASCII)
                .lines()
                .map(Base64.getDecoder()::decode)
                .iterator();
        var manifests = new LinkedHashMap<String, Manifest>();
        for (var image : images) {
            manifests.put(image.module(), new Manifest(said.next()));
            var converted = ImageContent.of(Json.read(said.next()));
            if (!converted.equals(image.content())) {
                throw new IllegalStateException(
                        "%s changed on its way out of the engine, from %s to %s"
                                .formatted(image.name(), image.content(), converted));
            }
        }
        return manifests;
    }

    void push(Registry registry, String module, Manifest manifest, String repository) {
        registry.push("/var/tmp/" + module, manifest.digest(), repository);
    }
}
