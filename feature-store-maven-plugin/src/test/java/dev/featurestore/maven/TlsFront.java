package dev.featurestore.maven;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** TLS in front of a server of this machine. */
final class TlsFront implements AutoCloseable {

    private final ServerSocket socket;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TlsFront(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
        threads.execute(this::accept);
    }

    static TlsFront of(Certified certified, int target) throws Exception {
        return new TlsFront(
                certified.server().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                target);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            threads.execute(() -> pump(client, server));
            pump(server, client);
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
