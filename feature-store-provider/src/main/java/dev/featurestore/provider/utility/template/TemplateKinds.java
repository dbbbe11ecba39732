package dev.featurestore.provider.utility.template;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** The types of {@code hashicorp/template}. */
public final class TemplateKinds {

    private TemplateKinds() {}

    public static Kinds templates(JobSite site) {
        return new Kinds(
                Map.of("template_dir", new TemplateDirectory(site)),
                Map.of(
                        "template_cloudinit_config",
                        configuration -> CloudInit.rendered(configuration),
                        "template_file",
                        configuration -> file(site, configuration)));
    }

    /** The types of {@code hashicorp/cloudinit}. */
    public static Kinds cloudInit() {
        return new Kinds(
                Map.of("cloudinit_config", planned -> CloudInit.rendered(planned)),
                Map.of("cloudinit_config", configuration -> CloudInit.rendered(configuration)));
    }

    private static Value.Structure file(JobSite site, Value.Structure configuration) throws ServiceException {
        ArgumentValues values = new ArgumentValues(configuration);
        String template =
                values.has("template") ? values.textOrEmpty("template") : text(site, values.textOrEmpty("filename"));
        String rendered = site.templates().render(template, values.textMap("vars"));
        return Draft.of(configuration)
                .set("rendered", rendered)
                .set("id", Sha256.hex(rendered))
                .done();
    }

    private static String text(JobSite site, String name) throws ServiceException {
        try {
            return Files.readString(site.toRead(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServiceException("failed to render: cannot read " + name + ": " + e);
        }
    }
}
