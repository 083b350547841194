package dev.treadle.samples.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code transfers.csv}, the file that is shipped: made up once, and the same each time it
 * is made up again.
 */
final class ShippedTransfers {

    private static final long SEED = 2_025;
    private static final int ACCOUNTS = 100;
    private static final int TRANSFERS = 10_000;

    private ShippedTransfers() {}

    public static void main(String... args) throws IOException {
        Files.writeString(Path.of(args[0]), text());
    }

    static String text() {
        var text = new StringBuilder("from,to,cents\n");
        var source = new GeneratedTransfers(SEED, ACCOUNTS, TRANSFERS);
        source.forEachRemaining(each ->
                text.append(each.from())
                        .append(',')
                        .append(each.to())
                        .append(',')
                        .append(each.cents())
                        .append('\n'));
        return text.toString();
    }
}
