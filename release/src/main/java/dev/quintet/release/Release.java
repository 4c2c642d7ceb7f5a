package dev.quintet.release;

import dev.quintet.release.evidence.Evidence;
import dev.quintet.release.evidence.Provenance;
import dev.quintet.release.evidence.Signer;
import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.registry.RegistryFailure;
import dev.quintet.release.registry.Tools;
import dev.quintet.release.source.CiBuild;
import dev.quintet.release.source.Git;
import dev.quintet.release.source.Source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pushes the tested images: first under their digests, which nobody uses yet, with their
 * evidence and the record of all; then under the tag of the commit; then the channel moves to them.
 * Each step is done for all images, or fails.
 */
record Release(
        Settings settings,
        Stack stack,
        Registry registry,
        Tools tools,
        Engine engine,
        Git git,
        Optional<Signer> signer,
        Optional<CiBuild> ci,
        ReleaseFiles files,
        Consumer<String> say) {

    void push(Source.OfBranch source) {
        var base = Base.load(files.project());
        var images = engine.tested(stack, source.commit());
        checkBase(base, images);
        var bills = files.bills();
        var releases = new Releases(registry, stack);
        var before = releases.read(Channel.LATEST);
        var take = take(releases, source.commit(), images);
        if (settings.dryRun()) {
            dryRun(take);
            return;
        }
        try {
            var archive = new ImageArchive(tools, engine);
            var manifests = take.there() ? take.tagged().byModule() : archive.convert(images);
            var record = record(source, base, images, manifests, bills, take, before);
            var first = images.getFirst().content();
            var provenance = new Provenance(
                    first.label("source"), source.commit(), source.branch(), base, ci);
            var evidence =
                    new Evidence(registry, signer, provenance, record, first.label("created"));
            files.save(record, evidence);
            if (!take.there()) {
                Parallel.each(Stack.MODULES, module -> {
                    archive.push(registry, module, manifests.get(module), stack.repository(module));
                    evidence.attach(
                            module,
                            stack.repository(module),
                            manifests.get(module).digest(),
                            bills.get(module));
                });
            }
            sign(evidence, manifests, bills, take.there());
            tag(take.tagged(), new Tagged(take.tagged().tag(), manifests).digests());
            say(record);
        } catch (RegistryFailure failure) {
            throw new IllegalStateException(
                    failure.getMessage() + "; " + Channel.LATEST + " is as it was", failure);
        }
        var released = releases.read(take.tagged().tag());
        new Versions(registry, stack, releases).add(released, git.tagsAt(source.commit()), say);
        say.accept(new Channel(registry, stack, git).follow(released, source.commit()));
    }

    /** Images on another base than the one pulled at the beginning were not built from it. */
    private void checkBase(Base base, List<BuiltImage> images) {
        var content = engine.content(base.image());
        for (var image : images) {
            if (!image.content().standsOn(content)) {
                throw new Refusal("%s is not based on the current %s (%s): run the whole build"
                        .formatted(image.name(), base.image(), base.digest()));
            }
        }
    }

    /**
     * The tag of this build.
     *
     * @param tagged what the tag points to now
     * @param there whether that is complete and has the same content, so that nothing needs to be
     *     pushed
     */
    private record Take(Tagged tagged, boolean there) {}

    /**
     * A complete release never changes. If the commit was built again with newer packages, that
     * build gets its own tag.
     */
    private Take take(Releases releases, String commit, List<BuiltImage> images) {
        for (var take = 1; ; take++) {
            var tagged = releases.read(Releases.tag(commit, take));
            if (!releases.isWhole(tagged)) {
                return new Take(tagged, false);
            }
            if (images.stream()
                    .allMatch(image -> image.content()
                            .equals(releases.content(
                                    image.module(), tagged.byModule().get(image.module()))))) {
                return new Take(tagged, true);
            }
        }
    }

    private void dryRun(Take take) {
        for (var module : Stack.MODULES) {
            say.accept("dry run: %s:%s %s"
                    .formatted(
                            stack.repository(module),
                            take.tagged().tag(),
                            take.there() ? "is there already" : "would be pushed"));
        }
        say.accept("dry run: %s would follow to %s for all images"
                .formatted(Channel.LATEST, take.tagged().tag()));
    }

    private ReleaseRecord record(
            Source.OfBranch source,
            Base base,
            List<BuiltImage> images,
            Map<String, Manifest> manifests,
            Map<String, byte[]> bills,
            Take take,
            Tagged before) {
        var entries = images.stream()
                .map(image -> {
                    var manifest = manifests.get(image.module());
                    var blobs = manifest.blobs();
                    var last = before.byModule().get(image.module());
                    var known = last == null ? Map.of() : last.blobs();
                    return new ReleaseRecord.Image(
                            image.module(),
                            registry.at(stack.repository(image.module()), manifest.digest()),
                            manifest.config().orElseThrow(),
                            image.size(),
                            blobs.values().stream().mapToLong(size -> size).sum(),
                            blobs.entrySet().stream()
                                    .filter(blob -> !known.containsKey(blob.getKey()))
                                    .mapToLong(Map.Entry::getValue)
                                    .sum(),
                            !take.there(),
                            signer.map(_ -> manifest.digest().replace(':', '-') + ".sig")
                                    .orElse(null),
                            Digest.of(bills.get(image.module())));
                })
                .toList();
        return new ReleaseRecord(
                source.commit(),
                source.branch(),
                List.of(take.tagged().tag(), Channel.LATEST),
                registry.name(),
                base,
                entries);
    }

    private void sign(
            Evidence evidence,
            Map<String, Manifest> manifests,
            Map<String, byte[]> bills,
            boolean there) {
        if (signer.isEmpty()) {
            return;
        }
        Parallel.each(Stack.MODULES, module -> {
            var digest = manifests.get(module).digest();
            if (!there || !evidence.isSigned(stack.repository(module), digest)) {
                evidence.sign(module, stack.repository(module), digest, bills.get(module));
            }
        });
    }

    /** An incomplete release is completed or overwritten. */
    private void tag(Tagged before, Map<String, String> digests) {
        if (!new TagMove(registry, stack, before, digests).run()) {
            throw new Refusal(
                    "another build is releasing the same commit, so %s is unchanged: run the release again when that has ended"
                            .formatted(Channel.LATEST));
        }
    }

    private void say(ReleaseRecord record) {
        for (var image : record.images()) {
            say.accept("%s %d bytes, %d of them not in the last release; %s"
                    .formatted(
                            image.reference(),
                            image.compressed(),
                            image.newSinceLast(),
                            image.pushed() ? "pushed" : "already there"));
        }
        say.accept("%s of all images is at %s; the record is %s%s"
                .formatted(
                        record.tags().getFirst(),
                        record.commit(),
                        ReleaseFiles.RECORD,
                        signer.isEmpty() ? "" : ", signed"));
    }
}
