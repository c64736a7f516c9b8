package jp.madoguchi.domain.channel;

/** With what a patient is verified away from the reader (R-CH-37). */
public enum RemoteTool {
    /** マイナ在宅受付Web: any device, 4-digit number only, by the institution's own address. */
    WEB,
    /** マイナ資格確認アプリ: bound to the institution by a code made on its terminal; 4-digit number or check by staff. */
    APP
}
