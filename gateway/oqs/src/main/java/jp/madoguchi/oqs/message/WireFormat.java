package jp.madoguchi.oqs.message;

/** How a message is written: files of the terminal's folders are XML, its HTTP door speaks JSON. Names and order rules are the same. */
public enum WireFormat {
    /** In UTF-8 or windows-31J; insurers' numbers padded with blanks. */
    XML,
    /** In UTF-8; lists as arrays, insurers' numbers padded with zeros. */
    JSON
}
