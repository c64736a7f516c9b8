package jp.madoguchi.gateway.fhir.subscribe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network by its address and the length of its prefix, such as {@code 10.20.0.0/16}. */
public final class Network {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    /** A number with dots, or anything with colons: neither is ever looked up as a name. */
    private static final Pattern FORM = Pattern.compile(
            "(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9A-Fa-f.]{0,15}:[0-9A-Fa-f:.]{1,40})/([0-9]{1,3})");

    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** Reads networks separated by commas; empty if one is none. */
    public static Optional<List<Network>> parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String one = part.strip();
            if (one.isEmpty() && text.isBlank()) {
                return Optional.of(List.of());
            }
            Matcher form = FORM.matcher(one);
            if (!form.matches()) {
                return Optional.empty();
            }
            try {
                byte[] address = InetAddress.getByName(form.group(1)).getAddress();
                int prefix = Integer.parseInt(form.group(2));
                if (prefix > address.length * Byte.SIZE) {
                    return Optional.empty();
                }
                networks.add(new Network(address, prefix));
            } catch (UnknownHostException none) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(networks));
    }

    /** Whether an address lies in it. */
    boolean holds(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((bytes[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
