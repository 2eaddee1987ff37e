package io.filetransfer.emulator.template;

/** The template says something that cannot be read, resolved or run here. The message names the place and the value. */
public final class InvalidTemplateException extends RuntimeException {

    InvalidTemplateException(String message) {
        super(message);
    }
}
