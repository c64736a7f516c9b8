package jp.madoguchi.domain.channel;

/** The kinds of insurers whose issue of papers differs (R-CH-27). */
public enum InsurerKind {
    /** 全国健康保険協会（協会けんぽ）. */
    ASSOCIATION,
    /** 健康保険組合. */
    SOCIETY,
    /** 共済組合. */
    MUTUAL_AID,
    /** 市町村国民健康保険・国民健康保険組合. */
    NATIONAL,
    /** 後期高齢者医療広域連合. */
    LATE_ELDERLY
}
