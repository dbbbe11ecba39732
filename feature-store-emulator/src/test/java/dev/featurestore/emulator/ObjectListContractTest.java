package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.objectstorage.responses.PutObjectResponse;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lists of objects: prefixes, delimiters, pages and fields. */
@Timeout(60)
class ObjectListContractTest {

    @TempDir
    Path directory;

    private Storage storage;

    @BeforeEach
    void start() {
        storage = new Storage(directory);
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void listsByPrefixAndDelimiterPageByPage() {
        List<String> all = List.of("B", "a/1", "a/2", "a/b/3", "b", "c/4", "ä");
        all.forEach(name -> storage.put(name, name));
        assertThat(Storage.names(
                        storage.client().listObjects(storage.listing().build()).getListObjects()))
                .isEqualTo(all);
        ListObjects top = storage.client()
                .listObjects(storage.listing().delimiter("/").build())
                .getListObjects();
        assertThat(Storage.names(top)).containsExactly("B", "b", "ä");
        assertThat(top.getPrefixes()).containsExactly("a/", "c/");
        ListObjects below = storage.client()
                .listObjects(storage.listing().prefix("a/").delimiter("/").build())
                .getListObjects();
        assertThat(Storage.names(below)).containsExactly("a/1", "a/2");
        assertThat(below.getPrefixes()).containsExactly("a/b/");
        for (int limit = 1; limit <= all.size(); limit++) {
            List<String> read = new ArrayList<>();
            @Nullable String start = null;
            do {
                ListObjects page = storage.client()
                        .listObjects(storage.listing()
                                .delimiter("/")
                                .limit(limit)
                                .start(start)
                                .build())
                        .getListObjects();
                read.addAll(Storage.names(page));
                read.addAll(page.getPrefixes());
                start = page.getNextStartWith();
            } while (start != null);
            assertThat(read).as("limit " + limit).containsExactlyInAnyOrder("B", "b", "ä", "a/", "c/");
        }
        assertThat(Storage.names(storage.client()
                        .listObjects(storage.listing().start("a/2").end("b").build())
                        .getListObjects()))
                .containsExactly("a/2", "a/b/3");
        assertThat(Storage.names(storage.client()
                        .listObjects(storage.listing().startAfter("b").build())
                        .getListObjects()))
                .containsExactly("c/4", "ä");
    }

    @Test
    void listsTheFieldsThatAreAskedFor() throws IOException {
        PutObjectResponse put = storage.put("x", "abc");
        ObjectSummary object = storage.client()
                .listObjects(
                        storage.listing().fields("size,etag,md5,timeCreated").build())
                .getListObjects()
                .getObjects()
                .get(0);
        assertThat(object.getSize()).isEqualTo(3);
        assertThat(object.getEtag()).isEqualTo(put.getETag());
        assertThat(object.getMd5()).isEqualTo(put.getOpcContentMd5());
        assertThat(object.getTimeCreated()).isNotNull();
        JsonNode plain = Json.read(storage.send("GET", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o")
                .body()
                .getBytes(StandardCharsets.UTF_8));
        assertThat(plain.path("objects").get(0).properties()).hasSize(1);
        assertThat(storage.send("GET", "/n/" + storage.namespace() + "/b/" + Storage.BUCKET + "/o?fields=nonsense")
                        .statusCode())
                .isEqualTo(400);
    }
}
