package dev.featurestore.provider.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSourceTest {

    @TempDir
    Path checkout;

    @BeforeEach
    void writeSource() throws IOException {
        Path service = Files.createDirectories(checkout.resolve("internal/service/example"));
        Files.writeString(service.resolve("register_resource.go"), """
                package example

                func RegisterResource() {
                	tfresource.RegisterResource("oci_example_thing", ThingResource())
                	tfresource.RegisterResource("oci_example_copy", CopyResource())
                }
                """);
        Files.writeString(service.resolve("example_thing_resource.go"), """
                package example

                func ThingResource() *schema.Resource {
                	return &schema.Resource{
                		Timeouts: &schema.ResourceTimeout{Create: tfresource.GetTimeoutDuration("1h")},
                		Schema: map[string]*schema.Schema{
                			// Required
                			"name": {
                				Type:     schema.TypeString,
                				Required: true,
                				ForceNew: true,
                				ValidateFunc: func(v interface{}, k string) ([]string, []error) { return nil, check("}", '}', `{`) },
                			},
                			"size": {
                				Type: schema.TypeInt,
                				// ForceNew: true,
                				Optional: true,
                				Computed: true,
                			},
                			"tags": {Type: schema.TypeMap, Optional: true, ForceNew: false, Elem: schema.TypeString},
                			"ids": {
                				Type:     schema.TypeList,
                				Optional: true,
                				Computed: true,
                				Elem: &schema.Schema{
                					Type: schema.TypeString,
                				},
                			},
                			"source": {
                				Type:     schema.TypeList,
                				Optional: true,
                				Computed: true,
                				Elem: &schema.Resource{
                					Schema: map[string]*schema.Schema{
                						"kind": {Type: schema.TypeString, Required: true, ForceNew: true},
                						"parts": {
                							Type:     schema.TypeSet,
                							Optional: true,
                							Elem:     PartResource(),
                						},
                					},
                				},
                				ForceNew: true,
                			},
                			"legacy": legacySchema("{"),
                			"zone": {
                				Type:     schema.TypeString,
                				ForceNew: true,
                			},
                		},
                	}
                }

                func CopyResource() *schema.Resource {
                	copied := copyOf(ThingResource())
                	return copied
                }
                """);
        Files.writeString(service.resolve("example_part_resource.go"), """
                package example

                func PartResource() *schema.Resource {
                	return &schema.Resource{
                		Schema: map[string]*schema.Schema{
                			"number": {
                				Type:     schema.TypeInt,
                				ForceNew: true,
                			},
                		},
                	}
                }
                """);
    }

    @Test
    void readsWhatReplacesAResourceAndWhichBlocksAreComputed() throws IOException {
        assertThat(ProviderSource.in(checkout).facts("oci_example_thing"))
                .contains(new ProviderSource.Facts(
                        Set.of("name", "source", "source.kind", "source.parts.number", "zone"), Set.of("source")));
    }

    @Test
    void saysNothingOfATypeWithoutALiteralOfItsSchema() throws IOException {
        ProviderSource source = ProviderSource.in(checkout);

        assertThat(source.facts("oci_example_copy")).isEmpty();
        assertThat(source.facts("oci_example_other")).isEmpty();
    }
}
