package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ProGuard takes out of the plugin's jar what nothing calls. What only reflection reaches must be as whole there as in
 * the libraries, which are on the classpath of this test.
 */
class ShrunkJarIT {

    private static final String OWN = "dev/featurestore/";
    private static final String SERVICES = "META-INF/services/";

    /** The classpath of this test: the libraries as they are published, without the jar. */
    private static final ClassLoader LIBRARIES = ShrunkJarIT.class.getClassLoader();

    /** Packages of libraries in the jar. */
    private static final List<String> PACKAGES =
            List.of("com.oracle.", "com.fasterxml.", "com.google.", "org.apache.commons.", "org.apache.http.");

    /** Jackson names handlers of databases and XML, Commons Compress the unpacker of a format that Jib does not use. */
    private static final Set<String> NAMES_WHAT_IS_NOT_USED = Set.of(
            "com.fasterxml.jackson.databind.ext.OptionalHandlerFactory",
            "org.apache.commons.compress.java.util.jar.Pack200");

    /** Of the SDK's clients only the operations that are called are there. */
    private static final String CLIENTS =
            "com\\.oracle\\.bmc\\.(resourcemanager\\.ResourceManager|objectstorage\\.ObjectStorage).*";

    private static final Pattern NAMED = Pattern.compile("([\\w.$]+)\\.class");

    private JarFile jar;
    private URLClassLoader loader;

    @BeforeEach
    void open() throws IOException {
        String version = System.getProperty("plugin.version");
        Path file = ProjectFolder.path()
                .resolve("feature-store-maven-plugin/target/feature-store-maven-plugin-" + version + ".jar");
        jar = new JarFile(file.toFile());
        loader = new OwnFirst(file.toUri().toURL());
        assertThat(System.getProperty("java.class.path"))
                .doesNotContain(file.getFileName().toString());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
        jar.close();
    }

    @Test
    void classesThatJacksonReadsAndWritesAreWhole() throws Exception {
        int compared = 0;
        for (String name : libraryClasses()) {
            Class<?> original = Class.forName(name, false, LIBRARIES);
            if (isReadByReflection(original)) {
                assertSame(original, Class.forName(name, false, loader));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void everyClassThatAnAnnotationNamesIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String name : libraryClasses()) {
            for (Annotation annotation : Class.forName(name, false, LIBRARIES).getAnnotations()) {
                for (Matcher type = NAMED.matcher(annotation.toString()); type.find(); named++) {
                    if (isOfALibrary(type.group(1)) && !hasClass(type.group(1))) {
                        missing.add(name + " names " + type.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(50);
    }

    @Test
    void everyClassThatATextNamesIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            for (String text : texts(entry)) {
                String file = text.replace('.', '/') + ".class";
                if (isOfALibrary(text) && jar.getEntry(file) == null && LIBRARIES.getResource(file) != null) {
                    missing.add(entry.getName() + " names " + text);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** @param name name of a class in the source: a nested class is behind a dot */
    private boolean hasClass(String name) {
        String file = name.replace('.', '/');
        while (jar.getEntry(file + ".class") == null) {
            int slash = file.lastIndexOf('/');
            if (slash < 0) {
                return false;
            }
            file = file.substring(0, slash) + '$' + file.substring(slash + 1);
        }
        return true;
    }

    private List<String> texts(JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            if (entry.getName().endsWith(".properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.values().stream().map(String::valueOf).toList();
            }
            return entry.getName().endsWith(".class") && !NAMES_WHAT_IS_NOT_USED.contains(className(entry.getName()))
                    ? ClassConstants.texts(in)
                    : List.of();
        }
    }

    @Test
    void everyClassCanBeInitialized() throws Exception {
        for (String name : libraryClasses()) {
            try {
                initialize(name, loader);
            } catch (LinkageError e) {
                assertThatThrownBy(() -> initialize(name, LIBRARIES))
                        .as(name + ": " + e)
                        .isInstanceOf(LinkageError.class);
            }
        }
    }

    private static void initialize(String name, ClassLoader loader) throws ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class.forName(name, true, loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void everyServiceCanBeLoaded() throws Exception {
        List<String> services = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(SERVICES) && !name.endsWith("/"))
                .toList();
        assertThat(services).hasSizeGreaterThan(2);
        for (String service : services) {
            for (String provider : providers(service)) {
                Object made = Class.forName(provider, true, loader)
                        .getDeclaredConstructor()
                        .newInstance();
                assertThat(made).isInstanceOf(Class.forName(service.substring(SERVICES.length()), false, loader));
            }
        }
    }

    /** Without those of the libraries' optional parts, which need what is not there. */
    private List<String> libraryClasses() {
        return classes()
                .filter(entry -> !entry.startsWith(OWN))
                .map(ShrunkJarIT::className)
                .filter(ShrunkJarIT::isUsable)
                .toList();
    }

    private static boolean isUsable(String name) {
        try {
            Class.forName(name, false, LIBRARIES);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private Stream<String> classes() {
        return jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class"));
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }

    private static boolean isReadByReflection(Class<?> type) {
        return (type.getName().startsWith("com.oracle.bmc.") && !type.getName().matches(CLIENTS))
                || Stream.of(type.getInterfaces())
                        .anyMatch(i -> i.getName().equals("com.google.cloud.tools.jib.json.JsonTemplate"))
                || (type.getName().startsWith("com.google.cloud.tools.jib.")
                        && (isCodec(type.getSuperclass()) || hasAnnotation(type)));
    }

    private static boolean hasAnnotation(Class<?> type) {
        return Stream.of(
                        Stream.of(type),
                        Stream.of(type.getDeclaredFields()),
                        Stream.of(type.getDeclaredMethods()),
                        Stream.of(type.getDeclaredConstructors()))
                .flatMap(elements -> elements)
                .flatMap(element -> Stream.of(((AnnotatedElement) element).getAnnotations()))
                .anyMatch(annotation -> isJackson(annotation.annotationType()));
    }

    private static boolean isCodec(@Nullable Class<?> parent) {
        return parent != null
                && Set.of("JsonDeserializer", "JsonSerializer").contains(parent.getSimpleName())
                && parent.getName().startsWith("com.fasterxml.");
    }

    private static boolean isOfALibrary(String name) {
        return PACKAGES.stream().anyMatch(name::startsWith);
    }

    private static boolean isJackson(Class<?> type) {
        return type.getName().startsWith("com.fasterxml.jackson.");
    }

    private static void assertSame(Class<?> original, Class<?> shrunk) {
        for (Function<Class<?>, Object[]> kind : List.<Function<Class<?>, Object[]>>of(
                Class::getDeclaredFields, Class::getDeclaredMethods, Class::getDeclaredConstructors)) {
            assertThat(members(shrunk, kind)).as(original.getName()).isEqualTo(members(original, kind));
        }
    }

    private static Set<String> members(Class<?> type, Function<Class<?>, Object[]> kind) {
        Set<String> members = new TreeSet<>();
        Stream.of(kind.apply(type)).map(Objects::toString).forEach(members::add);
        return members;
    }

    private List<String> providers(String service) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(jar.getInputStream(jar.getEntry(service)), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** Loads what the jar has from the jar, and all else as the test does. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL jar) {
            super(new URL[] {jar}, LIBRARIES);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (findResource(name.replace('.', '/') + ".class") != null) {
                    return findClass(name);
                }
                if (isOfALibrary(name)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
