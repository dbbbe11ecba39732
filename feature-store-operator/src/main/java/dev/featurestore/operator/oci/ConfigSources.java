package dev.featurestore.operator.oci;

import com.oracle.bmc.resourcemanager.model.CreateConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.CreateObjectStorageConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.CreateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.UpdateConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.UpdateObjectStorageConfigSourceDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.TerraformSource;
import java.util.Base64;

/** Converts sources of Terraform configuration to the SDK's types. */
final class ConfigSources {

    private ConfigSources() {}

    static CreateConfigSourceDetails toCreate(StackContents contents) {
        if (contents.source() instanceof TerraformSource.Bucket bucket) {
            return CreateObjectStorageConfigSourceDetails.builder()
                    .workingDirectory(contents.workingDirectory())
                    .region(bucket.region())
                    .namespace(bucket.namespace())
                    .bucketName(bucket.bucket())
                    .build();
        }
        return CreateZipUploadConfigSourceDetails.builder()
                .workingDirectory(contents.workingDirectory())
                .zipFileBase64Encoded(base64((TerraformSource.Zip) contents.source()))
                .build();
    }

    static UpdateConfigSourceDetails toUpdate(StackContents contents) {
        if (contents.source() instanceof TerraformSource.Bucket bucket) {
            return UpdateObjectStorageConfigSourceDetails.builder()
                    .workingDirectory(contents.workingDirectory())
                    .region(bucket.region())
                    .namespace(bucket.namespace())
                    .bucketName(bucket.bucket())
                    .build();
        }
        return UpdateZipUploadConfigSourceDetails.builder()
                .workingDirectory(contents.workingDirectory())
                .zipFileBase64Encoded(base64((TerraformSource.Zip) contents.source()))
                .build();
    }

    private static String base64(TerraformSource.Zip zip) {
        return Base64.getEncoder().encodeToString(zip.bytes());
    }
}
