package jp.madoguchi.routes.folder;

/**
 * One state of one file: as long as all three stay, nobody wrote to it as far as a listing can tell.
 *
 * @param name     name without path
 * @param size     bytes
 * @param modified time of the last change, milliseconds since 1970 by the file system's clock
 */
public record FileKey(String name, long size, long modified) {}
