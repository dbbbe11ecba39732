package dev.featurestore.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://scott:tiger@proxy.example.com:3128, https://***@proxy.example.com:3128",
                "http://scott:t@ger@proxy.example.com/, http://***@proxy.example.com/",
                "oci://token@host/path, oci://***@host/path",
                "https://objectstorage.us-ashburn-1.oraclecloud.com/p/S3cr-et_/n/ns/b/bucket/o/a.zip,"
                        + " https://objectstorage.us-ashburn-1.oraclecloud.com/p/***/n/ns/b/bucket/o/a.zip",
                "http://127.0.0.1:8080/objectstorage/p/S3cret, http://127.0.0.1:8080/objectstorage/p/***",
                "https://host/v2/token?service=a&access_token=S3cret&scope=b,"
                        + " https://host/v2/token?service=a&access_token=***&scope=b",
                "https://host/?PASSWORD=S3cret#x, https://host/?PASSWORD=***#x",
                "https://host/sha256/ab?se=2026&sig=S3cret%3D, https://host/sha256/ab?se=2026&sig=***",
                "https://host/sha256/ab/data?verify=1-S3cret, https://host/sha256/ab/data?verify=***"
            })
    void credentialsOfUrlsAreMasked(String text, String masked) {
        assertThat(Masked.urls(text)).isEqualTo(masked);
        assertThat(Masked.urls("before " + text + " after")).isEqualTo("before " + masked + " after");
    }

    @ParameterizedTest
    @CsvSource({
        "https://resourcemanager.us-ashburn-1.oraclecloud.com/20180917/jobs?page=AAAA&limit=10",
        "https://host/a@b",
        "https://host/n/ns/b/bucket/o/folder/file",
        "/home/p/project/stack",
        "user@example.com"
    })
    void otherTextIsShownAsItIs(String text) {
        assertThat(Masked.urls(text)).isEqualTo(text);
    }

    @Test
    void eachUrlOfATextIsMasked() {
        assertThat(Masked.urls("http://a:b@one http://c:d@two")).isEqualTo("http://***@one http://***@two");
    }
}
