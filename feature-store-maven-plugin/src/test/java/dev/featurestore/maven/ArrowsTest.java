package dev.featurestore.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, as ARCHITECTURE.md draws them. */
class ArrowsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.featurestore");

    @Test
    void modulesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("terraform")
                .definedBy("dev.featurestore.terraform..")
                .layer("operator")
                .definedBy("dev.featurestore.operator..")
                .layer("provider")
                .definedBy("dev.featurestore.provider..")
                .layer("emulator")
                .definedBy("dev.featurestore.emulator..")
                .layer("plugin")
                .definedBy("dev.featurestore.maven..")
                .whereLayer("plugin")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("operator")
                .mayOnlyBeAccessedByLayers("plugin")
                .whereLayer("emulator")
                .mayOnlyBeAccessedByLayers("plugin")
                .whereLayer("provider")
                .mayOnlyBeAccessedByLayers("emulator")
                .whereLayer("terraform")
                .mayOnlyBeAccessedByLayers("operator", "emulator", "provider")
                .check(CLASSES);
    }

    @Test
    void providerKnowsNothingOfTerraformsReaderButItsFactsAboutOci() {
        noClasses()
                .that()
                .resideInAPackage("dev.featurestore.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.featurestore.terraform.syntax..",
                        "dev.featurestore.terraform.module..",
                        "dev.featurestore.terraform.language..",
                        "dev.featurestore.terraform.evaluation..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.featurestore.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noTypeOfTheSdkLeavesItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.featurestore.operator.oci..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.oracle..")
                .check(CLASSES);
    }

    @Test
    void noTypeOfMavenLeavesThePlugin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.featurestore.maven..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..")
                .check(CLASSES);
    }

    @Test
    void noTypeOfJibLeavesItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.featurestore.maven.image..")
                .should()
                .dependOnClassesThat(resideInAPackage("com.google..").and(resideOutsideOfPackage("com.google.re2j..")))
                .check(CLASSES);
    }

    @Test
    void noTypeOfTheTemplateEngineLeavesThePages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.featurestore.emulator.dashboard..", "dev.featurestore.operator.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gg.jte..")
                .check(CLASSES);
    }

    @Test
    void terraformsRegularExpressionsAreMatchedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.featurestore.terraform.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.re2j..")
                .check(CLASSES);
    }

    @Test
    void yamlIsReadInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.featurestore.operator.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        Map<String, List<String>> packages = CLASSES.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getSimpleName().isEmpty()
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(places -> places.size() == 1);
        assertThat(packages).isEmpty();
    }
}
