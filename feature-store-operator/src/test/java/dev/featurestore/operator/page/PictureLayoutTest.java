package dev.featurestore.operator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureLayoutTest {

    private static Picture picture(Map<String, Tone> tones, Map<String, Set<String>> references) {
        return PictureLayout.of(ShownResource.of(tones), ReferenceGraph.of(references))
                .orElseThrow();
    }

    private static Map<String, String> frames(Picture picture) {
        Map<String, String> frames = new LinkedHashMap<>();
        picture.boxes().forEach(box -> frames.put(box.title(), box.frame()));
        return frames;
    }

    @Test
    void resourcesAreWithinTheNetworksThatTheyReferTo() {
        Picture picture = picture(
                Map.of(
                        "oci_core_vcn.this", Tone.CREATED,
                        "oci_core_subnet.db", Tone.CREATED,
                        "oci_core_nat_gateway.this", Tone.CREATED,
                        "oci_mysql_mysql_db_system.this[0]", Tone.FAILED,
                        "oci_mysql_mysql_backup.this", Tone.OPEN,
                        "oci_core_network_security_group.db", Tone.CREATED,
                        "oci_core_network_security_group_security_rule.db", Tone.CREATED,
                        "oci_identity_policy.this", Tone.CREATED),
                Map.of(
                        "oci_core_subnet.db", Set.of("oci_core_vcn.this"),
                        "oci_core_nat_gateway.this", Set.of("oci_core_vcn.this"),
                        "oci_core_network_security_group.db", Set.of("oci_core_vcn.this"),
                        "oci_core_network_security_group_security_rule.db",
                                Set.of("oci_core_network_security_group.db"),
                        "oci_mysql_mysql_db_system.this",
                                Set.of("oci_core_subnet.db", "oci_core_network_security_group.db"),
                        "oci_mysql_mysql_backup.this", Set.of("oci_mysql_mysql_db_system.this"),
                        "oci_identity_policy.this", Set.of("oci_mysql_mysql_db_system.this")));

        assertThat(frames(picture))
                .containsEntry("oci_mysql_mysql_db_system.this", "Subnet db")
                .containsEntry("oci_mysql_mysql_backup.this", "Subnet db")
                .containsEntry("oci_core_nat_gateway.this", "VCN this")
                .containsEntry("oci_core_network_security_group_security_rule.db", "VCN this")
                .containsEntry("oci_identity_policy.this", "Identity");
        assertThat(picture.boxes())
                .filteredOn(box -> box.tone() == Tone.FAILED)
                .extracting(Picture.Box::label)
                .containsExactly("this");
        assertThat(picture.links()).hasSize(4);
        requireNoOverlap(picture);
    }

    @Test
    void textsWiderThanTheirBoxEndWithAnEllipsis() {
        Picture picture = picture(
                Map.of(
                        "oci_core_network_security_group_security_rule.db",
                        Tone.CREATED,
                        "oci_identity_policy." + "long".repeat(20),
                        Tone.CREATED),
                Map.of());

        assertThat(picture.boxes()).extracting(Picture.Box::kindInBox).contains("Network security group…", "Policy");
        assertThat(picture.boxes())
                .extracting(Picture.Box::labelInBox)
                .anyMatch(label -> label.matches("\\+ (long)+\\w*…"))
                .contains("+ db");
    }

    @Test
    void manyResourcesOfATypeAreOneBox() {
        Map<String, Tone> tones = new LinkedHashMap<>();
        for (int i = 0; i < 7; i++) {
            tones.put("oci_objectstorage_bucket.b" + i, i == 3 ? Tone.DESTROY : Tone.CREATE);
        }
        tones.put("oci_kms_key.a[0]", Tone.CREATE);
        tones.put("oci_kms_key.a[1]", Tone.CREATE);

        Picture picture = picture(tones, Map.of());

        assertThat(picture.boxes())
                .extracting(box -> box.kind() + ": " + box.label() + " " + box.tone())
                .containsExactlyInAnyOrder("Bucket: 7 of them DESTROY", "Key: a × 2 CREATE");
    }

    @Test
    void bundledStackHasAPictureWithoutOverlaps() throws Exception {
        SampleRun run = SampleRun.ofBundledStack();
        Map<String, Tone> tones = new LinkedHashMap<>();
        run.trace.works().forEach(work -> tones.put(work.address(), Tone.CREATED));

        Picture picture = PictureLayout.of(ShownResource.of(tones), run.trace.references())
                .orElseThrow();

        assertThat(frames(picture))
                .containsEntry("oci_mysql_mysql_db_system.this", "Subnet db")
                .containsEntry("oci_container_instances_container_instance.api", "Subnet api");
        requireNoOverlap(picture);
    }

    @Test
    void thousandsOfResourcesWithTypesOfTheirOwnHaveNoPicture() {
        Map<String, Tone> tones = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            tones.put("oci_service_type" + i + ".a", Tone.CREATE);
        }

        assertThat(PictureLayout.of(ShownResource.of(tones), ReferenceGraph.NONE))
                .isEmpty();
        assertThat(PictureLayout.of(List.of(), ReferenceGraph.NONE)).isEmpty();
    }

    @Test
    void typesAreNamedInWords() {
        assertThat(TypeName.of("oci_core_network_security_group_security_rule"))
                .isEqualTo(new TypeName("Network and Compute", "Network security group security rule"));
        assertThat(TypeName.of("oci_network_load_balancer_backend_set"))
                .isEqualTo(new TypeName("Network Load Balancer", "Backend set"));
        assertThat(TypeName.of("oci_unknown_thing_here")).isEqualTo(new TypeName("Unknown", "Thing here"));
        assertThat(TypeName.of("null_resource")).isEqualTo(new TypeName("Null", "Resource"));
        assertThat(TypeName.of("x")).isEqualTo(new TypeName("X", ""));
        assertThat(TypeName.of("kubernetes_deployment_v1")).isEqualTo(new TypeName("Kubernetes", "Deployment"));
    }

    private static void requireNoOverlap(Picture picture) {
        List<Picture.Box> boxes = picture.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            Picture.Box one = boxes.get(i);
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
            assertThat(one.y() + Picture.Box.HEIGHT).isLessThanOrEqualTo(picture.height());
            for (Picture.Box other : boxes.subList(i + 1, boxes.size())) {
                boolean apart = one.x() + one.width() <= other.x()
                        || other.x() + other.width() <= one.x()
                        || one.y() + Picture.Box.HEIGHT <= other.y()
                        || other.y() + Picture.Box.HEIGHT <= one.y();
                assertThat(apart).as(one + " and " + other).isTrue();
            }
        }
        for (Picture.Frame frame : picture.frames()) {
            assertThat(frame.x() + frame.width()).isLessThanOrEqualTo(picture.width());
            assertThat(frame.y() + frame.height()).isLessThanOrEqualTo(picture.height());
        }
    }
}
