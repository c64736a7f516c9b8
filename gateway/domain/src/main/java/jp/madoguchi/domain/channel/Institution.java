package jp.madoguchi.domain.channel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an institution is equipped for and has switched on. Before, the administrator reads the terms of use; who works with a function
 * then – doctors, dentists, pharmacists, nurses, a visiting-nurse station – makes no difference (R-CH-38, R-CH-41).
 *
 * @param switchedOn   of the channels that need it, those that are on: 環境設定情報更新 → 訪問診療等機能 = 利用する and so on, or a
 *                     reader that takes smartphones
 * @param appActivated whether マイナ資格確認アプリ is bound to the institution by a code made on its terminal (R-CH-37)
 * @param hospital     whether it is one: emergency views are for hospitals (R-CH-53)
 */
public record Institution(Set<Channel> switchedOn, boolean appActivated, boolean hospital) {

    public Institution {
        EnumSet<Channel> copy = EnumSet.noneOf(Channel.class);
        copy.addAll(switchedOn);
        for (Channel channel : copy) {
            if (!channel.needsSwitchingOn()) {
                throw new IllegalArgumentException(channel + " needs no switching on");
            }
        }
        switchedOn = Collections.unmodifiableSet(copy);
    }

    /** One that is no hospital. */
    public Institution(Set<Channel> switchedOn, boolean appActivated) {
        this(switchedOn, appActivated, false);
    }

    /** A hospital with everything switched on. */
    public static Institution withEverything() {
        return new Institution(Channel.all(Channel::needsSwitchingOn), true, true);
    }

    /** Whether a channel can be used here. */
    public boolean uses(Channel channel) {
        return !channel.needsSwitchingOn() || switchedOn.contains(channel);
    }
}
