import java.net.HttpURLConnection;
import java.net.URI;

/** Calls the store at an endpoint as a client without a signature does. */
final class StoreCall {

    private static final int TIMEOUT_MILLIS = 10_000;

    private StoreCall() {}

    public static void main(String[] args) throws Exception {
        call("OPTIONS", args[0] + "/featureStores", 200);
        call("GET", args[0] + "/featureStores?compartmentId=ocid1.compartment.oc1..example", 401);
    }

    private static void call(String method, String url, int expected) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        int status = connection.getResponseCode();
        System.out.println("The store answers " + method + " with " + status);
        if (status != expected) {
            throw new IllegalStateException("expected " + expected);
        }
    }
}
