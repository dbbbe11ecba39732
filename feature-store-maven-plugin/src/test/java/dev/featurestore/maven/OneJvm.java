package dev.featurestore.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.runtime.ObjectMethods;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.net.ssl.HttpsURLConnection;

/**
 * A program that runs builds in its own JVM one after another, as the Maven daemon and IDEs do, and prints what is left after
 * each round: one line for each thread, open file, socket, hook, property, temporary file and live class loader. It uses the
 * JDK and Maven's own jars only. Each build has class loaders of its own.
 *
 * <p>Arguments: Maven's home, the file of builds (one a line, words separated by tabs, the first word is the expected exit
 * code), the number of rounds.
 */
public final class OneJvm {

    private static final String END_OF_ROUND = "END OF ROUND";
    private static final String CONNECTION = "socket in state";
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final Object maven;
    private final Method doMain;
    private final Path folder = Path.of("").toAbsolutePath();

    private OneJvm(Path home) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String lib : List.of("lib", "boot")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve(lib), "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        jars.add(home.resolve("conf/logging").toUri().toURL());
        URLClassLoader loader =
                new URLClassLoader("maven", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        System.setProperty("maven.home", home.toString());
        System.setProperty("maven.multiModuleProjectDirectory", folder.toString());
        Class<?> cli = loader.loadClass("org.apache.maven.cli.MavenCli");
        maven = cli.getConstructor().newInstance();
        doMain = cli.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class);
    }

    /** Runs the builds. */
    public static void main(String[] arguments) throws Exception {
        OneJvm jvm = new OneJvm(Path.of(arguments[0]));
        List<String> builds = Files.readAllLines(Path.of(arguments[1]));
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            for (String build : builds) {
                jvm.run(List.of(build.split("\t", -1)));
            }
            jvm.left().forEach(System.out::println);
            System.out.println(END_OF_ROUND);
        }
    }

    private void run(List<String> words) throws Exception {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Properties properties = (Properties) System.getProperties().clone();
        Path log = Path.of("build.log");
        int status;
        try (OutputStream out = Files.newOutputStream(log);
                PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            PrintStream stdout = System.out;
            System.setOut(printed);
            try {
                String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
                status = (int) doMain.invoke(maven, arguments, folder.toString(), printed, printed);
            } finally {
                System.setOut(stdout);
                Thread.currentThread().setContextClassLoader(context);
            }
        }
        if (status != Integer.parseInt(words.get(0))) {
            System.out.println("Exit code " + status + " of " + words);
            System.out.println(Files.readString(log));
            System.exit(1);
        }
        Files.delete(log);
        // Maven sets those of its command line, and leaves them.
        for (String word : words) {
            String name = word.startsWith("-D") ? word.substring(2).split("=", 2)[0] : "";
            if (!name.isEmpty() && !properties.containsKey(name)) {
                System.clearProperty(name);
            }
        }
    }

    /** What the builds have left, in words that are equal for equal things. */
    private List<String> left() throws Exception {
        // The JDK closes what references reach no more, and connections that were idle for 5 seconds, in its own
        // threads.
        forgetTheLastRecord();
        String histogram = histogram();
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < deadline && files().stream().anyMatch(file -> file.contains(CONNECTION))) {
            Thread.sleep(100);
            histogram = histogram();
        }
        List<String> left = new ArrayList<>();
        histogram
                .lines()
                .filter(line ->
                        line.contains("classworlds.realm.ClassRealm ") || line.endsWith("classworlds.realm.ClassRealm"))
                .forEach(line -> left.add("class loaders: " + line.strip().split("\\s+", -1)[1]));
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (thread.getValue().length > 0) {
                left.add("thread: " + thread.getKey().getName());
            }
        }
        left.addAll(files());
        for (Object hook : hooks()) {
            left.add("shutdown hook: " + ((Thread) hook).getName());
        }
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            left.add("property: " + name);
        }
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.skip(1)
                    .filter(file -> !file.toString().contains("jansi"))
                    .forEach(file -> left.add("temporary file: " + file));
        }
        left.add("authenticator: " + Authenticator.getDefault());
        left.add("proxy selector: " + ProxySelector.getDefault());
        left.add("TLS: " + System.identityHashCode(HttpsURLConnection.getDefaultSSLSocketFactory()));
        left.add("handlers: " + Logger.getLogger("").getHandlers().length);
        return left;
    }

    private record Last(OneJvm only) {}

    /**
     * The JDK 17 keeps the types of the last record whose {@code equals}, {@code hashCode} or {@code toString} was linked
     * ({@code asTypeCache} of the handles in {@code java.lang.runtime.ObjectMethods}), and with them its class loader. This makes it
     * a record of this program.
     */
    private static void forgetTheLastRecord() throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle only = lookup.findVirtual(Last.class, "only", MethodType.methodType(OneJvm.class));
        Map<String, MethodType> methods = Map.of(
                "equals", MethodType.methodType(boolean.class, Last.class, Object.class),
                "hashCode", MethodType.methodType(int.class, Last.class),
                "toString", MethodType.methodType(String.class, Last.class));
        for (Map.Entry<String, MethodType> method : methods.entrySet()) {
            try {
                ObjectMethods.bootstrap(lookup, method.getKey(), method.getValue(), Last.class, "only", only);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The number of objects of each class, after a garbage collection. */
    private static String histogram() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    /** The open files but jars, which the JVM shares and keeps, and those of the JVM itself. */
    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return List.of("open files: cannot be listed on this system");
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(open)) {
            for (Path file : all) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    files.add("open: " + (target.startsWith("socket:") ? socket(target) : target));
                } catch (IOException e) {
                    // It is that of the listing itself.
                }
            }
        }
        files.removeIf(file -> file.contains("/proc/"));
        return files;
    }

    /** A socket and its state: {@code 0A} listens, {@code 01} is connected, {@code 08} was closed by the other end. */
    private static String socket(String target) throws IOException {
        String inode = target.replaceAll("\\D", "");
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length > 9 && words[9].equals(inode)) {
                    return table + " " + CONNECTION + " " + words[3];
                }
            }
        }
        return "another socket";
    }

    private static List<Object> hooks() throws Exception {
        Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        field.setAccessible(true);
        return List.copyOf(((Map<?, ?>) field.get(null)).keySet());
    }
}
