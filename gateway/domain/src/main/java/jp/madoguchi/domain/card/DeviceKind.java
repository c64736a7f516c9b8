package jp.madoguchi.domain.card;

/** Devices that are restarted every day. */
public enum DeviceKind {
    /** 資格確認端末. */
    TERMINAL,
    /** 顔認証付きカードリーダー. */
    READER
}
