package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong now = new AtomicLong();

    private int takenIn(TokenBucket bucket, double seconds) {
        int taken = 0;
        long end = now.get() + (long) (seconds * 1e9);
        while (now.get() <= end) {
            long wait = bucket.take();
            if (wait == 0) {
                taken++;
            } else {
                now.addAndGet(wait);
            }
        }
        return taken;
    }

    @Test
    void givesItsRate() {
        assertThat(takenIn(new TokenBucket(50, now::get), 10)).isBetween(499, 502);
    }

    @Test
    void withoutARateItNeverWaits() {
        TokenBucket bucket = new TokenBucket(0, now::get);
        for (int i = 0; i < 10_000; i++) {
            assertThat(bucket.take()).isZero();
        }
    }

    @Test
    void savesUpASecondAtMost() {
        TokenBucket bucket = new TokenBucket(50, now::get);
        now.addAndGet(3_600_000_000_000L);
        int atOnce = 0;
        while (bucket.take() == 0) {
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(50);
    }

    @Test
    void throttlingHalvesTheRateDownToOneASecond() {
        TokenBucket bucket = new TokenBucket(50, now::get);
        bucket.throttled();
        assertThat(bucket.rate()).isEqualTo(25);
        assertThat(takenIn(bucket, 10)).isBetween(248, 252);
        for (int i = 0; i < 20; i++) {
            now.addAndGet(1_000_000_000L);
            bucket.throttled();
        }
        assertThat(bucket.rate()).isEqualTo(1);
    }

    @Test
    void callsThatWereThrottledTogetherHalveItOnce() {
        TokenBucket bucket = new TokenBucket(50, now::get);
        for (int i = 0; i < 20; i++) {
            bucket.throttled();
        }
        assertThat(bucket.rate()).isEqualTo(25);
    }

    @Test
    void savesUpNoMoreThanItMay() {
        TokenBucket bucket = new TokenBucket(20, 8, now::get);
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).as("it begins with one").isPositive();
        now.addAndGet(3_600_000_000_000L);
        int atOnce = 0;
        while (bucket.take() == 0) {
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(8);
    }

    @Test
    void successesBringTheRateBackButNotAboveItsSeed() {
        TokenBucket bucket = new TokenBucket(50, now::get);
        bucket.throttled();
        for (int i = 0; i < 10_000; i++) {
            bucket.succeeded();
        }
        assertThat(bucket.rate()).isEqualTo(50);
    }
}
