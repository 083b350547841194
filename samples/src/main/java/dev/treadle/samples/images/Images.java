package dev.treadle.samples.images;

import dev.treadle.samples.WholeFiles;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** What the JDK can do with images. */
final class Images {

    private Images() {}

    /**
     * An image and what it is to be called.
     *
     * @param name the name of its file
     * @param image what is in it
     */
    record Named(String name, BufferedImage image) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Named read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                throw new IOException("it is no image that the JDK can read");
            }
            return new Named(file.getFileName().toString(), image);
        }
    }

    /** Scales to a width, and to the height that goes with it. */
    static Named resize(Named large, int width) {
        BufferedImage from = large.image();
        int height = Math.max(1, from.getHeight() * width / from.getWidth());
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return new Named(large.name(), to);
    }

    static Path write(Named image, Path directory) throws IOException {
        Path file = directory.resolve(image.name());
        String format = image.name().endsWith(".png") ? "png" : "jpg";
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image.image(), format, bytes)) {
            throw new IOException("the JDK cannot write it as " + format);
        }
        WholeFiles.write(file, bytes.toByteArray());
        return file;
    }

    /** Draws pictures, so that there is something to resize. */
    static void generate(Path directory, int count, int corrupt) throws IOException {
        for (int i = 0; i < count; i++) {
            var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            var to = new Color(37 * i % 256, 91 * i % 256, 17 * i % 256);
            graphics.setPaint(new GradientPaint(0, 0, Color.WHITE, 640, 480, to));
            graphics.fillRect(0, 0, 640, 480);
            graphics.dispose();
            String name = "image-%04d.png".formatted(i);
            if (i < corrupt) {
                WholeFiles.write(directory.resolve(name), new byte[] {1, 2, 3});
            } else {
                write(new Named(name, image), directory);
            }
        }
    }
}
