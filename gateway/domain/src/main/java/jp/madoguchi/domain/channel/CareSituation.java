package jp.madoguchi.domain.channel;

/** Where a patient is, and so how long a consent lasts (R-CH-34) and which way away from the reader is taken. */
public enum CareSituation {
    /** 外来, at the reader. */
    OUTPATIENT,
    /** At the desk, where the reader is broken or the patient cannot use it: wheelchair, age, disability (R-CH-39). */
    DESK_WITHOUT_READER,
    /** 発熱外来. */
    FEVER_CLINIC,
    /** ドライブスルー. */
    DRIVE_THROUGH,
    /** 往診: a single house call. */
    HOUSE_CALL,
    /** 訪問診療: regular home visits. */
    HOME_VISIT,
    /** 入院, at the bedside. */
    INPATIENT,
    /** オンライン診療. */
    ONLINE;

    /** The channel that is taken with a tool. */
    public Channel channel(RemoteTool tool) {
        return switch (this) {
            case HOUSE_CALL, HOME_VISIT -> tool == RemoteTool.WEB ? Channel.HOME_WEB : Channel.HOME_APP;
            case ONLINE -> Channel.ONLINE_WEB;
            case DESK_WITHOUT_READER, FEVER_CLINIC, DRIVE_THROUGH, INPATIENT -> Channel.OTHER_ROUTE_WEB;
            case OUTPATIENT -> throw new IllegalStateException("an outpatient is verified at the reader");
        };
    }
}
