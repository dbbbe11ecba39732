package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stacks that Resource Manager refuses: zips, variables and bodies. */
class StackRefusalContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud();

    private static BmcException createRefusal(CreateStackDetails.Builder details) {
        BmcException refusal = Sdk.refusal(() -> CLOUD.sdk().create(details));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        return refusal;
    }

    @Test
    void refusesAZipWithoutTerraform() {
        BmcException refusal = createRefusal(Sdk.stackDetails().configSource(Sdk.source(Map.of("readme.md", "x"))));
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidParameter");
        assertThat(refusal.getMessage())
                .contains("Parameter 'configSource' is not valid. Terraform config file is missing in zip file.");
        BmcException folder = createRefusal(Sdk.stackDetails()
                .configSource(CreateZipUploadConfigSourceDetails.builder()
                        .zipFileBase64Encoded(Zips.base64(Map.of("main.tf", "", "docs/readme.md", "")))
                        .workingDirectory("docs")
                        .build()));
        assertThat(folder.getMessage()).contains("Terraform config file is missing in zip file.");
        String id = CLOUD.sdk().create(Sdk.stackDetails()).getStack().getId();
        BmcException update = Sdk.refusal(() -> CLOUD.sdk()
                .update(
                        id,
                        UpdateStackDetails.builder()
                                .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded(Zips.base64(Map.of("readme.md", "x")))
                                        .build())
                                .build()));
        assertThat(update.getMessage()).contains("Terraform config file is missing in zip file.");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThat(createRefusal(Sdk.stackDetails()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded("bm8gemlw")
                                        .build()))
                        .getServiceCode())
                .isEqualTo("InvalidParameter");
        assertThat(createRefusal(Sdk.stackDetails()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded("*")
                                        .build()))
                        .getMessage())
                .contains("not base64");
    }

    @Test
    void refusesAZipAboveElevenMegabytes() {
        String large = "x".repeat(1024);
        StringBuilder random = new StringBuilder();
        Random source = new Random(1);
        while (random.length() < 12 * 1024 * 1024) {
            random.append(Long.toHexString(source.nextLong()));
        }
        byte[] stored = (large + random).getBytes(StandardCharsets.US_ASCII);
        assertThat(createRefusal(Sdk.stackDetails()
                                .configSource(CreateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded(
                                                Base64.getEncoder().encodeToString(stored))
                                        .build()))
                        .getMessage())
                .contains(" bytes, but the maximum is 11534336.");
    }

    @Test
    void holdsTheLimitsOfVariables() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put("v" + i, "x");
        }
        CLOUD.sdk().create(Sdk.stackDetails().variables(many));
        many.put("one_more", "x");
        assertThat(createRefusal(Sdk.stackDetails().variables(many)).getMessage())
                .contains("The maximum is 250 variables, but there are 251.");
        CLOUD.sdk().create(Sdk.stackDetails().variables(Map.of("v", "x".repeat(8192))));
        assertThat(createRefusal(Sdk.stackDetails().variables(Map.of("v", "ä".repeat(4097))))
                        .getMessage())
                .contains("'v'")
                .contains("8192 bytes");
    }

    @Test
    void refusesBodiesThatCannotBe() {
        Map<String, String> codes = Map.of(
                "",
                "CannotParseRequest",
                "{",
                "CannotParseRequest",
                "[]",
                "CannotParseRequest",
                "{}",
                "MissingParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT + "\"}",
                "MissingParameter",
                "{\"compartmentId\":\"nonsense\"}",
                "InvalidParameter",
                "{\"compartmentId\":1}",
                "InvalidParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT + "\",\"configSource\":{\"configSourceType\":\"X\"}}",
                "InvalidParameter",
                "{\"compartmentId\":\"" + Sdk.COMPARTMENT
                        + "\",\"configSource\":{\"configSourceType\":\"ZIP_UPLOAD\"}}",
                "MissingParameter");
        codes.forEach((body, code) -> {
            HttpResponse<String> response = new SignedRequest(CLOUD.cloud(), "POST", "/20180917/stacks")
                    .json(body)
                    .send();
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(SignedRequest.json(response).path("code").asText())
                    .as(body)
                    .isEqualTo(code);
        });
        assertThat(createRefusal(Sdk.stackDetails().terraformVersion("1.9.x")).getServiceCode())
                .isEqualTo("InvalidParameter");
    }
}
