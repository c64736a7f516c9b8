package jp.madoguchi.domain.channel;

/** Whom to phone. */
public enum HelpLine {
    /** オンライン資格確認等コールセンター (R-CH-54). */
    CALL_CENTRE,
    /** マイナンバー総合フリーダイヤル, printed on the slip of a wrong-person report (R-CH-55). */
    MY_NUMBER_LINE
}
