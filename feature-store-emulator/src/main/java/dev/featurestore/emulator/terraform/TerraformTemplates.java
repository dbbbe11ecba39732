package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.TemplateRenderer;
import dev.featurestore.terraform.evaluation.TextTemplate;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Evaluates templates in this process, and with Terraform those that use more of its functions. */
final class TerraformTemplates implements TemplateRenderer {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String CONFIGURATION = """
            output "text" {
              value = templatefile("template.tftpl", jsondecode(file("values.json")))
            }
            """;

    private final Path executable;
    private final Path folder;
    private final Path settings;
    private final Consumer<String> debug;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param folder a folder for Terraform's files
     * @param settings Terraform's settings
     * @param debug receives the command lines
     */
    TerraformTemplates(Path executable, Path folder, Path settings, Consumer<String> debug) {
        this.executable = executable;
        this.folder = folder;
        this.settings = settings;
        this.debug = debug;
    }

    @Override
    public String render(String template, Map<String, String> values) throws ServiceException {
        try {
            Optional<String> text = TextTemplate.parse(template).render(values);
            return text.isPresent() ? text.get() : byTerraform(template, values);
        } catch (HclSyntaxException e) {
            throw new ServiceException("failed to render: " + e.getMessage());
        } catch (IOException e) {
            throw new ServiceException("failed to render: cannot run Terraform: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException("failed to render: the job was canceled");
        }
    }

    private String byTerraform(String template, Map<String, String> values)
            throws IOException, InterruptedException, ServiceException {
        Path own = Files.createDirectories(folder.resolve(Integer.toString(count.incrementAndGet())));
        Files.writeString(own.resolve("template.tftpl"), template);
        ObjectNode json = Json.object();
        values.forEach(json::put);
        Files.write(own.resolve("values.json"), Json.write(json));
        Files.writeString(own.resolve("main.tf"), CONFIGURATION);
        List<String> errors = new ArrayList<>();
        TerraformProcess terraform = new TerraformProcess(
                executable, own, ChildEnvironment.of(own.resolve("data"), settings, "", Map.of()), GRACE, debug);
        TerraformProcess.Exit exit = terraform.run(
                new ErrorsOnly(errors), () -> false, "apply", "-auto-approve", "-input=false", "-no-color");
        if (!exit.succeeded()) {
            throw new ServiceException("failed to render: "
                    + TerraformErrors.first(errors).orElse("Terraform ended with exit code " + exit.code() + "."));
        }
        return Json.read(Files.readAllBytes(own.resolve("terraform.tfstate")))
                .path("outputs")
                .path("text")
                .path("value")
                .asText();
    }
}
