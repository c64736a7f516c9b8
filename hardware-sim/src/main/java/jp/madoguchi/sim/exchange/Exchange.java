package jp.madoguchi.sim.exchange;

import java.util.Locale;

/** Everything that can be asked of the centre, one constant for each file id (oqs-interface 2). */
public enum Exchange {
    /** 資格確認, IF 001–002. */
    CONFIRMATION,
    /** 照会番号登録, 003–004. */
    REGISTRATION,
    /** 資格確認一括照会: handed in, 005–006. */
    BULK_CONFIRMATION,
    /** 資格確認一括照会: fetched, 007–008. */
    BULK_CONFIRMATION_RESULT,
    /** 照会番号一括登録: handed in, 009–010. */
    BULK_REGISTRATION,
    /** 照会番号一括登録: fetched, 011–012. */
    BULK_REGISTRATION_RESULT,
    /** 委託先資格情報の一括取得 (医療扶助): handed in, 013–014. */
    TICKETS,
    /** 委託先資格情報の一括取得: fetched, 015–016. */
    TICKETS_RESULT,
    /** 同意済資格情報の一括取得 (訪問診療等): handed in, 017–018. */
    HOME_VISITS,
    /** 同意済資格情報の一括取得 (訪問診療等): fetched, 019–020. */
    HOME_VISITS_RESULT,
    /** 同意済資格情報の一括取得 (オンライン診療等): handed in, 021–022. */
    ONLINE,
    /** 同意済資格情報の一括取得 (オンライン診療等): fetched, 023–024. */
    ONLINE_RESULT,
    /** 再照会 (訪問診療等), 025–026. */
    RECHECK_HOME_VISIT,
    /** 再照会 (オンライン診療等), 027–028. */
    RECHECK_ONLINE,
    /** 閲覧同意取り消し (訪問診療等), 037–038. */
    REVOCATION,
    /** 薬剤情報・診療情報. */
    MEDICINES,
    /** 特定健診等情報. */
    CHECK_UPS;

    /** Its key in the table of names and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
